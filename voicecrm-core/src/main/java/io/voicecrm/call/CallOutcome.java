package io.voicecrm.call;

/** How a call ended, in our words. A reason we do not know maps to {@link #UNRECOGNIZED}, never to an error. */
public enum CallOutcome {
    /** A person answered. */
    ANSWERED,
    /** A machine answered. */
    VOICEMAIL,
    /** It rang and nobody answered. */
    NO_ANSWER,
    /** The line was busy. */
    BUSY,
    /** The person, or their phone, turned the call down. */
    DECLINED,
    /** The number does not exist or cannot be dialed. */
    INVALID_NUMBER,
    /** The carrier or the provider blocks calls to the number. */
    BLOCKED,
    /** The call broke down for a technical reason. */
    FAILED,
    /** We gave the attempt up before anybody could answer. */
    CANCELED,
    /** The provider gave a reason that this version does not know; the record keeps its word. */
    UNRECOGNIZED;

    /** Whether a person was reached. */
    public boolean isAnswered() {
        return this == ANSWERED;
    }
}
