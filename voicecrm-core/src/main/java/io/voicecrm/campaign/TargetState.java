package io.voicecrm.campaign;

/** Where one contact of a campaign stands. */
public enum TargetState {
    /** Not tried yet. */
    QUEUED,
    /** Being dialed, or on the phone. */
    CALLING,
    /** Waiting for its next attempt. */
    WAITING,
    /** A person answered. */
    REACHED,
    /** Tried as often as the plan allows, or to a final outcome. */
    NOT_REACHED,
    /** A rule forbids the call. */
    SUPPRESSED,
    /** The campaign was canceled first. */
    CANCELED;

    /** Whether there is more to do. */
    public boolean isOpen() {
        return this == QUEUED || this == CALLING || this == WAITING;
    }
}
