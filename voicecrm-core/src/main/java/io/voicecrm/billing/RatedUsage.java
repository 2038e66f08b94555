package io.voicecrm.billing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A month's talk, split into what the plan includes and what it does not.
 *
 * @param includedSeconds billable seconds that the plan covers
 * @param overageSeconds billable seconds beyond
 */
public record RatedUsage(long includedSeconds, long overageSeconds) {

    static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    /** Enough digits that dividing by 60 cannot move an amount across a rounding boundary. */
    static final MathContext PRECISION = MathContext.DECIMAL128;

    /**
     * Splits billable seconds.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public static RatedUsage of(long billableSeconds, long includedMinutes) {
        if (billableSeconds < 0 || includedMinutes < 0) {
            throw new IllegalArgumentException("billable seconds " + billableSeconds + " and included minutes "
                    + includedMinutes + " must not be negative");
        }
        long included = Math.min(billableSeconds, Math.multiplyExact(includedMinutes, 60L));
        return new RatedUsage(included, billableSeconds - included);
    }

    /** All billable minutes, to two decimals, half up. */
    public BigDecimal billableMinutes() {
        return minutes(includedSeconds + overageSeconds);
    }

    /** Minutes that the plan covers, to two decimals, half up. */
    public BigDecimal includedMinutes() {
        return minutes(includedSeconds);
    }

    /** Minutes beyond the plan, to two decimals, half up: for people to read. Amounts come from the seconds. */
    public BigDecimal overageMinutes() {
        return minutes(overageSeconds);
    }

    private static BigDecimal minutes(long seconds) {
        return BigDecimal.valueOf(seconds).divide(SECONDS_PER_MINUTE, 2, RoundingMode.HALF_UP);
    }
}
