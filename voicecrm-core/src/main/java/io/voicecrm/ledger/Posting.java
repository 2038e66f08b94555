package io.voicecrm.ledger;

import io.voicecrm.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credit that came in or went out other than by a call.
 *
 * @param key unique for the tenant
 * @param amount in the unit; negative only where an adjustment takes credit away
 * @param of the top-up that a refund gives back; else null
 * @param expiresAt when what is left of it is lost; null for never
 * @param queuedFrom how much credit had come in before it: credit is used in the order in which it came
 * @param credited the part of {@code amount} that became credit; the rest paid a debt
 * @param refunded how much of it was given back
 * @param isLapsed whether what was left of it is lost
 */
public record Posting(
        TenantId tenant,
        LedgerUnit unit,
        String key,
        LedgerEntry.Kind kind,
        long amount,
        @Nullable String reason,
        @Nullable String of,
        @Nullable Instant expiresAt,
        long queuedFrom,
        long credited,
        long refunded,
        boolean isLapsed,
        Instant at) {

    Posting refunded(long more) {
        return new Posting(
                tenant,
                unit,
                key,
                kind,
                amount,
                reason,
                of,
                expiresAt,
                queuedFrom,
                credited,
                refunded + more,
                isLapsed,
                at);
    }

    Posting lapsed() {
        return new Posting(
                tenant, unit, key, kind, amount, reason, of, expiresAt, queuedFrom, credited, refunded, true, at);
    }
}
