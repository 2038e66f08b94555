package io.voicecrm.metering;

/** What is counted. */
public enum Meter {
    /** Seconds from answer to hang-up, whoever called. */
    TALK_SECONDS,
    /** Calls that the provider dialed; who calls us is not among them. */
    CALLS_PLACED,
    /** Placed calls that a person or a machine picked up. */
    CALLS_ANSWERED
}
