package io.voicecrm.ledger;

import io.voicecrm.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A movement between two of the platform's own accounts, such as a cost. No tenant ever sees one, not even its own.
 *
 * @param key unique on the platform
 * @param tenant for whom it was; null for nobody in particular
 * @param component what it was for, in the words of whoever charges it; or null
 * @param amount in the unit, at least 1
 * @param call whose it is, as text; or null
 * @param at when it came to be
 */
public record PlatformEntry(
        String key,
        @Nullable TenantId tenant,
        LedgerUnit unit,
        LedgerAccount source,
        LedgerAccount destination,
        @Nullable String component,
        long amount,
        @Nullable String call,
        Instant at) {

    /** @throws IllegalArgumentException if an account is a tenant's, both are the same, or the amount is out of range */
    public PlatformEntry {
        if (source.isTenants() || destination.isTenants() || source == destination) {
            throw new IllegalArgumentException(
                    "entry " + key + ": " + source + " and " + destination + " must be two accounts of the platform's");
        }
        if (amount < 1 || amount > LedgerOperation.MOST) {
            throw new IllegalArgumentException(
                    "entry " + key + ": amount " + amount + " must be 1 to " + LedgerOperation.MOST);
        }
    }
}
