package io.voicecrm.ledger;

import io.voicecrm.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credit set aside for a call or a campaign, and what became of it.
 *
 * @param key of a call, its attempt; unique for the tenant
 * @param tariff what the call takes
 * @param isEarmark whether it is a campaign's, of which its calls' holds are taken first
 * @param asked how much was to be held
 * @param open how much is still held
 * @param within the earmark that a part of it was taken from; or null
 * @param taken that part: it is used first, and what is left of it goes back there
 * @param used what the call took, once it is settled
 * @param uncollected the part of {@code used} that nobody pays
 * @param asOf when the call ended as it was settled, by the provider's clock; null before
 * @param expiresAt from when on it is asked whether it is still needed
 */
public record Hold(
        TenantId tenant,
        String key,
        CallTariff tariff,
        boolean isEarmark,
        long asked,
        long open,
        @Nullable String within,
        long taken,
        State state,
        long used,
        long uncollected,
        @Nullable Instant asOf,
        Instant openedAt,
        Instant expiresAt) {

    /** What became of it. */
    public enum State {
        /** It waits for its call. */
        OPEN,
        /** The call was paid. */
        SETTLED,
        /** It was not needed. */
        RELEASED
    }

    /** The unit of its amounts. */
    public LedgerUnit unit() {
        return tariff.unit();
    }

    Hold opened(long amount) {
        return with(amount, State.OPEN, used, uncollected, asOf);
    }

    Hold released() {
        return with(0, State.RELEASED, used, uncollected, asOf);
    }

    Hold settled(long newUsed, long newUncollected, Instant newAsOf) {
        return with(0, State.SETTLED, newUsed, newUncollected, newAsOf);
    }

    private Hold with(long newOpen, State newState, long newUsed, long newUncollected, @Nullable Instant newAsOf) {
        return new Hold(
                tenant,
                key,
                tariff,
                isEarmark,
                asked,
                newOpen,
                within,
                taken,
                newState,
                newUsed,
                newUncollected,
                newAsOf,
                openedAt,
                expiresAt);
    }
}
