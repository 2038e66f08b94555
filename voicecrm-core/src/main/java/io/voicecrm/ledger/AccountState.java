package io.voicecrm.ledger;

import io.voicecrm.TenantId;

/**
 * What a store keeps of a tenant's accounts in one unit besides their entries.
 *
 * @param credited all credit that ever came in
 * @param entries how many there are
 */
public record AccountState(TenantId tenant, LedgerUnit unit, Balance balance, long credited, long entries) {

    /** Of accounts that nobody used yet. */
    public static AccountState empty(TenantId tenant, LedgerUnit unit) {
        return new AccountState(tenant, unit, Balance.ZERO, 0, 0);
    }

    /**
     * These accounts with other limits.
     *
     * @throws IllegalStateException if they are beyond them now
     */
    public AccountState limitedTo(long overdraft, long debtLimit) {
        if (balance.available() < -overdraft || balance.debt() > debtLimit) {
            throw new IllegalStateException("credit of " + tenant + ": is " + unit.describe(balance.available())
                    + ", and " + unit.describe(balance.debt()) + " are owed; the limits must not be below that");
        }
        return new AccountState(
                tenant,
                unit,
                new Balance(
                        balance.available(),
                        balance.held(),
                        balance.earmarked(),
                        balance.spent(),
                        balance.debt(),
                        overdraft,
                        debtLimit),
                credited,
                entries);
    }
}
