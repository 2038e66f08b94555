package io.voicecrm.ledger;

/**
 * Where an amount can be. The first four are a tenant's, the others the platform's. An account's balance is what came in
 * less what went out; over all accounts of a unit that is zero, since every entry takes from one what it gives to another.
 */
public enum LedgerAccount {
    /** Credit that the tenant can use. */
    AVAILABLE,
    /** Credit set aside for calls that are up, and for campaigns that run. */
    HELD,
    /** Credit that calls used; of money, what the platform earned by them. */
    SPENT,
    /** What the tenant owes: it goes below zero when a call was longer than the credit, and a top-up pays it first. */
    RECEIVABLE,

    /** What came in from outside: payments, or minutes that were granted. */
    CASH,
    /** The other side of what somebody corrected by hand. */
    ADJUSTMENTS,
    /** Credit that was not used in time. */
    EXPIRED,
    /** What calls used and nobody pays: beyond the limit of a tenant's debt. */
    UNCOLLECTED,
    /** Fees, overage and whatever else is earned not by credit. */
    REVENUE,
    /** What voice providers charge, by component. */
    PROVIDER_COST,
    /** What carriers charge for calls. */
    TELEPHONY,
    /** What carriers charge for numbers. */
    NUMBERS,
    /** What analyzing calls costs. */
    ANALYSIS,
    /** What it costs to collect money. */
    STRIPE_FEES,
    /** Operating expenses. */
    OPERATIONS,
    /** Monthly fees of providers, as they are allocated. */
    BASE_FEES,
    /** What is owed to providers and others: the other side of every cost. */
    SUPPLIERS,
    /** What clients were billed and did not pay yet: it goes below zero by it, as {@link #RECEIVABLE} does. */
    INVOICED;

    /** Whether each tenant has one of its own. */
    public boolean isTenants() {
        return compareTo(RECEIVABLE) <= 0;
    }
}
