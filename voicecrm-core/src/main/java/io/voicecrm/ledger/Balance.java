package io.voicecrm.ledger;

/**
 * Where a tenant stands in one unit. All amounts are in that unit.
 *
 * @param available can be used; below zero only as far as the overdraft goes
 * @param held set aside, for calls and for campaigns
 * @param earmarked the part of {@code held} that is for campaigns, and that no call took yet
 * @param spent used by calls, ever
 * @param debt owed, since calls were longer than the credit
 * @param overdraft how far {@code available} may go below zero
 * @param debtLimit how far {@code debt} may go
 */
public record Balance(
        long available, long held, long earmarked, long spent, long debt, long overdraft, long debtLimit) {

    /** Of a tenant who never had anything. */
    public static final Balance ZERO = new Balance(0, 0, 0, 0, 0, 0, 0);

    /** What could be held now, overdraft included. */
    public long spendable() {
        return available + overdraft;
    }

    /** What is held for calls; some of it may come back. */
    public long inFlight() {
        return held - earmarked;
    }
}
