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

    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    /**
     * Splits billable seconds.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public static RatedUsage of(long billableSeconds, long includedMinutes) {
        return ofSeconds(billableSeconds, Math.multiplyExact(includedMinutes, 60L));
    }

    static RatedUsage ofSeconds(long billableSeconds, long coveredSeconds) {
        if (billableSeconds < 0 || coveredSeconds < 0) {
            throw new IllegalArgumentException("billable seconds " + billableSeconds + " and included seconds "
                    + coveredSeconds + " must not be negative");
        }
        long included = Math.min(billableSeconds, coveredSeconds);
        return new RatedUsage(included, billableSeconds - included);
    }

    RatedUsage plus(RatedUsage other) {
        return new RatedUsage(
                Math.addExact(includedSeconds, other.includedSeconds),
                Math.addExact(overageSeconds, other.overageSeconds));
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

    /**
     * What the overage costs, in the rate's unit. Not rounded: it is exact to 34 digits, since a third of a minute has no
     * end.
     *
     * @param ratePerMinute in major units
     */
    BigDecimal overageCharge(BigDecimal ratePerMinute) {
        return ratePerMinute
                .multiply(BigDecimal.valueOf(overageSeconds))
                .divide(SECONDS_PER_MINUTE, MathContext.DECIMAL128);
    }

    private static BigDecimal minutes(long seconds) {
        return BigDecimal.valueOf(seconds).divide(SECONDS_PER_MINUTE, 2, RoundingMode.HALF_UP);
    }
}
