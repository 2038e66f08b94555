package io.voicecrm.metering;

/** What is counted. */
public enum Meter {
    /** Seconds from answer to hang-up. */
    TALK_SECONDS,
    /** Calls that the provider dialed. */
    CALLS_PLACED,
    /** Calls that a person or a machine picked up. */
    CALLS_ANSWERED
}
