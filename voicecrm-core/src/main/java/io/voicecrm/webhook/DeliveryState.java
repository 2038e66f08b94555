package io.voicecrm.webhook;

/** Where a stored delivery is. */
public enum DeliveryState {
    /** To be worked on: new, waiting to be tried again, or being worked on now. */
    OPEN,
    /** Worked on; what it says took effect, now or before. */
    DONE,
    /** Put aside: it cannot be read, or was tried too often. Only a replay brings it back. */
    BURIED
}
