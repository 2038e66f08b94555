package io.voicecrm.ledger;

import io.voicecrm.TenantId;
import java.util.List;
import java.util.Map;

/**
 * What a look at the whole ledger found.
 *
 * @param entries how many there are
 * @param sums over all accounts, by unit: what is kept for tenants, and what entries say of the platform's; each is zero in
 *     a sound ledger
 * @param findings what is wrong, one by one
 */
public record LedgerAudit(long entries, Map<LedgerUnit, Long> sums, List<Finding> findings) {

    /** What can be wrong. */
    public enum Fault {
        /** An account's kept balance is not what its entries say. */
        BALANCE_DIFFERS,
        /** What is held is not the sum of the open holds. */
        HELD_DIFFERS,
        /** Entries are missing, or one is there twice. */
        ENTRIES_MISSING,
        /** A settled call has no settlement, more than one, or one of another amount. */
        SETTLEMENT_DIFFERS,
        /** What is posted of a call's costs is not what was reported. */
        COST_DIFFERS,
        /** More is used, or owed, than the limits allow. */
        BEYOND_LIMIT
    }

    /** One thing that is wrong. */
    public record Finding(Fault fault, TenantId tenant, LedgerUnit unit, String what) {}

    /** Copies the collections. */
    public LedgerAudit {
        sums = Map.copyOf(sums);
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return findings.isEmpty() && sums.values().stream().allMatch(sum -> sum == 0);
    }
}
