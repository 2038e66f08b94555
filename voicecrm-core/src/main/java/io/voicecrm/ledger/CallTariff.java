package io.voicecrm.ledger;

import io.voicecrm.metering.Increment;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a call takes from a tenant's credit. A hold keeps the one it was made under, so that a call costs what was agreed
 * when it was dialed.
 *
 * @param unit of the credit
 * @param increment how the length of each call is rounded up
 * @param perMinute taken per billed minute, in the unit, 0 or more: 60 for talk seconds
 */
public record CallTariff(LedgerUnit unit, Increment increment, long perMinute) {

    /** A second of credit per second of talk. */
    public static final CallTariff SECONDS = seconds(Increment.PER_SECOND);

    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    /** @throws IllegalArgumentException if {@code perMinute} is negative */
    public CallTariff {
        if (perMinute < 0) {
            throw new IllegalArgumentException("perMinute: " + perMinute + " must not be negative");
        }
    }

    /** A second of credit per billed second. */
    public static CallTariff seconds(Increment increment) {
        return new CallTariff(LedgerUnit.SECONDS, increment, 60);
    }

    /** What a call of this length takes: billed seconds times the rate, rounded half up, once. */
    public long of(long talkSeconds) {
        return BigDecimal.valueOf(increment.billable(talkSeconds))
                .multiply(BigDecimal.valueOf(perMinute))
                .divide(SECONDS_PER_MINUTE, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
