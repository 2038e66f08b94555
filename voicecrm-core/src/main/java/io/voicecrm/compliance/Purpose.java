package io.voicecrm.compliance;

/** Why people are called, which decides what permission a call needs. */
public enum Purpose {
    /** To sell or promote something. The strictest, and what is assumed where nobody says otherwise. */
    MARKETING,
    /** What the person asked for or expects: appointments, deliveries, service. */
    INFORMATIONAL,
    /** To collect a debt. */
    DEBT_COLLECTION
}
