package io.voicecrm.billing;

/** Where an invoice is. */
public enum InvoiceState {
    /** The gateway has it, and nobody was billed yet. */
    DRAFT,
    /** Billed, and to be paid. */
    OPEN,
    /** Billed, and at least one try to collect the money failed. */
    PAYMENT_FAILED,
    /** Paid in full. */
    PAID,
    /** Taken back; nothing is owed. */
    VOID,
    /** Owed, and given up. */
    UNCOLLECTIBLE
}
