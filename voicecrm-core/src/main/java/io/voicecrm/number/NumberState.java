package io.voicecrm.number;

/** What a number of the pool is up to. */
public enum NumberState {
    /** Nobody has it. */
    AVAILABLE,
    /** Kept for a tenant: until a time, or until it is connected to an agent, or disconnected from one. */
    RESERVED,
    /** A tenant's, connected to an agent. */
    ASSIGNED,
    /** Nobody may use it until somebody restores it; it still costs. */
    SUSPENDED,
    /** Given back to the carrier; kept on record. */
    RELEASED
}
