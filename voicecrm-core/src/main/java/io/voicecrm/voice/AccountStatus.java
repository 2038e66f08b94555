package io.voicecrm.voice;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands, for the platform's own eyes: tenants never see it.
 *
 * @param plan the provider's name of what was subscribed to; empty if it has none
 * @param callsInProgress right now, all agents together
 * @param concurrencyLimit calls at once; null if the provider does not say
 * @param burstLimit calls at once when paying extra for those above the limit; null where that is off or not known
 * @param credit null if the provider does not say
 */
public record AccountStatus(
        String plan,
        int callsInProgress,
        @Nullable Integer concurrencyLimit,
        @Nullable Integer burstLimit,
        @Nullable Credit credit) {

    /**
     * What is left to spend.
     *
     * @param unit an ISO 4217 currency code, or the provider's own unit, such as {@code credits}
     * @param renewsAt when the limit starts afresh; null if it does not, or if the provider does not say
     */
    public record Credit(
            BigDecimal used,
            BigDecimal limit,
            String unit,
            @Nullable Instant renewsAt) {

        /** What is left; negative after overdraft. */
        public BigDecimal left() {
            return limit.subtract(used);
        }
    }
}
