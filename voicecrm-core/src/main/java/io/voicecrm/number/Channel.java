package io.voicecrm.number;

/** What a number carries. */
public enum Channel {
    /** Phone calls. */
    VOICE,
    /** Text messages. */
    SMS,
    /** Text messages with pictures. */
    MMS,
    /** Faxes. */
    FAX
}
