package io.voicecrm.billing;

import io.voicecrm.Money;
import io.voicecrm.metering.Increment;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * How a tenant pays.
 *
 * @param name shown to people
 * @param kind how talk is paid
 * @param monthlyFee due whether or not anybody calls, not negative
 * @param includedMinutes covered by the fee, 0 or more; 0 unless the plan is {@link PlanKind#SUBSCRIPTION_INCLUDED}
 * @param overageRate per minute that nothing covers, in major units of the fee's currency; may be a fraction of a cent
 * @param increment how each call's length is rounded up
 * @param numberFee per month and phone number, in the currency of the monthly fee, not negative
 * @param trialDays days from the first on whose monthly fee is not charged, 0 or more
 */
public record Plan(
        String name,
        PlanKind kind,
        Money monthlyFee,
        long includedMinutes,
        BigDecimal overageRate,
        Increment increment,
        Money numberFee,
        int trialDays) {

    /** @throws IllegalArgumentException if a number is negative, or something does not fit the kind or the currency */
    public Plan {
        if (monthlyFee.minorUnits() < 0 || includedMinutes < 0 || overageRate.signum() < 0) {
            throw new IllegalArgumentException("plan " + name + ": fee " + monthlyFee + ", included minutes "
                    + includedMinutes + " and overage rate " + overageRate + " must not be negative");
        }
        if (numberFee.minorUnits() < 0 || trialDays < 0) {
            throw new IllegalArgumentException("plan " + name + ": number fee " + numberFee + " and trial days "
                    + trialDays + " must not be negative");
        }
        if (!numberFee.currency().equals(monthlyFee.currency())) {
            throw new IllegalArgumentException("plan " + name + ": number fee " + numberFee + " must be in "
                    + monthlyFee.currency() + ", as the monthly fee is");
        }
        if (kind != PlanKind.SUBSCRIPTION_INCLUDED && includedMinutes > 0) {
            throw new IllegalArgumentException(
                    "plan " + name + ": included minutes " + includedMinutes + " must be 0, since it is " + kind);
        }
    }

    /** A subscription whose numbers are free and which has no trial. */
    public Plan(String name, Money monthlyFee, long includedMinutes, BigDecimal overageRate, Increment increment) {
        this(
                name,
                PlanKind.SUBSCRIPTION_INCLUDED,
                monthlyFee,
                includedMinutes,
                overageRate,
                increment,
                Money.zero(monthlyFee.currency()),
                0);
    }

    /** Of all its amounts. */
    public Currency currency() {
        return monthlyFee.currency();
    }

    /** This plan with a fee per phone number. */
    public Plan withNumberFee(Money fee) {
        return new Plan(name, kind, monthlyFee, includedMinutes, overageRate, increment, fee, trialDays);
    }

    /** This plan with a trial. */
    public Plan withTrialDays(int days) {
        return new Plan(name, kind, monthlyFee, includedMinutes, overageRate, increment, numberFee, days);
    }
}
