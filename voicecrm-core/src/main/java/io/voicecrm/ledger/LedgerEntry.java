package io.voicecrm.ledger;

import io.voicecrm.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One immutable movement between two accounts. It has both its sides, so that no set of entries can be out of balance.
 *
 * @param position counts from 1 without a gap, per tenant and unit
 * @param key of the posting that it belongs to; that of a call is its attempt
 * @param source where the amount was
 * @param destination where it is now
 * @param amount in the unit, at least 1
 * @param reason for people; null where the kind says it all
 */
public record LedgerEntry(
        TenantId tenant,
        LedgerUnit unit,
        long position,
        String key,
        Kind kind,
        LedgerAccount source,
        LedgerAccount destination,
        long amount,
        @Nullable String reason,
        Instant at) {

    /** Why something moved. */
    public enum Kind {
        /** Credit came in. */
        TOP_UP,
        /** Somebody corrected the balance by hand. */
        ADJUSTMENT,
        /** A top-up went back. */
        REFUND,
        /** Credit was not used in time. */
        EXPIRY,
        /** Credit was set aside for a call. */
        HOLD,
        /** Credit was set aside for a campaign, or given back by it. */
        EARMARK,
        /** A call used what was held for it; there is one for each call. */
        SETTLEMENT,
        /** A call used more than was held for it. */
        OVERRUN,
        /** What was held and not used came back. */
        RELEASE,
        /** A call turned out to be longer or shorter than it was settled. */
        CORRECTION
    }
}
