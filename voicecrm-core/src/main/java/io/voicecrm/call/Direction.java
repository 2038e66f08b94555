package io.voicecrm.call;

/** Who called whom. */
public enum Direction {
    /** We called a person. */
    OUTBOUND,
    /** A person called us. */
    INBOUND
}
