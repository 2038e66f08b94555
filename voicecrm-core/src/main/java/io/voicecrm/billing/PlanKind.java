package io.voicecrm.billing;

/** How talk is paid. */
public enum PlanKind {
    /** From credit that was bought before: the invoice has no talk. */
    PREPAID_CREDITS,
    /** The monthly fee includes minutes, and those beyond are paid by the minute. */
    SUBSCRIPTION_INCLUDED,
    /** Every minute is paid by the minute. */
    PAY_AS_YOU_GO;

    /** Whether talk is paid after the month, by the invoice. */
    public boolean invoicesTalk() {
        return this != PREPAID_CREDITS;
    }
}
