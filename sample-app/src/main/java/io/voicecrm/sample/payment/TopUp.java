package io.voicecrm.sample.payment;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credit that a client wants to pay, or paid, on a page of the gateway.
 *
 * @param amount what was asked for, and alone is credited
 * @param expiresAt when the page closes; null while none is known to be open
 * @param paid what the gateway took; null unless it was refused
 * @param returned what the gateway gave back since, in the currency of what it took
 */
record TopUp(
        TenantId tenant,
        UUID id,
        Money amount,
        State state,
        Instant askedAt,
        @Nullable Instant expiresAt,
        @Nullable Money paid,
        Money returned) {

    private static final String PREFIX = "top-up-";

    /** What became of it. */
    enum State {
        /** Not paid, as far as is known. */
        OPEN,
        /** Credited. */
        PAID,
        /** Another amount was paid than was asked for. Nothing is credited, and somebody has to look at it. */
        REFUSED
    }

    /** Its name at the gateway, and its key in the ledger. */
    String reference() {
        return PREFIX + id;
    }

    /** The id behind a reference; empty for one of somebody else. */
    static Optional<UUID> idOf(String reference) {
        try {
            return reference.startsWith(PREFIX)
                    ? Optional.of(UUID.fromString(reference.substring(PREFIX.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether its page has closed; a payment that was begun on it may still come. */
    boolean isExpired(Instant now) {
        return state == State.OPEN && expiresAt != null && !expiresAt.isAfter(now);
    }
}
