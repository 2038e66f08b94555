package io.voicecrm.billing;

import io.voicecrm.Money;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * The part of a month that has one plan.
 *
 * @param trialEnd until when the fee is not charged; long ago if there is no trial
 */
record PlanPart(Plan plan, Instant from, Instant to, Instant monthStart, Instant monthEnd, Instant trialEnd) {

    boolean isWholeMonth() {
        return from.equals(monthStart) && to.equals(monthEnd);
    }

    /** Whether any of it is free of the fee. */
    boolean hasTrial() {
        return trialEnd.isAfter(from);
    }

    /** The fee for as much of the month as it lasts after the trial. */
    Money fee() {
        return plan.monthlyFee().share(chargedSeconds(), monthSeconds());
    }

    /** As many of the included seconds as are this part's, whole ones. */
    long includedSeconds() {
        return BigInteger.valueOf(Math.multiplyExact(plan.includedMinutes(), 60L))
                .multiply(BigInteger.valueOf(Duration.between(from, to).toSeconds()))
                .divide(BigInteger.valueOf(monthSeconds()))
                .longValueExact();
    }

    private long chargedSeconds() {
        Instant begin = hasTrial() ? trialEnd : from;
        return begin.isBefore(to) ? Duration.between(begin, to).toSeconds() : 0;
    }

    private long monthSeconds() {
        return Duration.between(monthStart, monthEnd).toSeconds();
    }
}
