package io.voicecrm.billing;

import io.voicecrm.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a plan would earn: so many clients who each use so many minutes. For the platform only.
 *
 * @param clients on the plan, 0 or more
 * @param minutesEach used by each in a month, 0 or more
 * @param numbersEach phone numbers of each, 0 or more
 * @param costPerMinute what the providers charge, in major units of the plan's currency
 * @param costPerNumber what a number costs a month
 * @param baseFee what the providers charge a month whoever calls
 */
public record WhatIf(
        Plan plan,
        long clients,
        long minutesEach,
        int numbersEach,
        BigDecimal costPerMinute,
        Money costPerNumber,
        Money baseFee) {

    /** @throws IllegalArgumentException if a number is negative */
    public WhatIf {
        if (clients < 0 || minutesEach < 0 || numbersEach < 0 || costPerMinute.signum() < 0) {
            throw new IllegalArgumentException("what-if: clients " + clients + ", minutes " + minutesEach + ", numbers "
                    + numbersEach + " and cost per minute " + costPerMinute + " must not be negative");
        }
    }

    /** What one of them pays a month. */
    public Money priceEach() {
        Money fee = plan.monthlyFee();
        RatedUsage rated = RatedUsage.of(Math.multiplyExact(minutesEach, 60L), plan.includedMinutes());
        Money talk = Money.rounded(rated.overageCharge(plan.overageRate()), plan.currency());
        return fee.plus(talk).plus(times(plan.numberFee(), numbersEach));
    }

    /** What all of them earn in a month. */
    public ProfitStatement statement() {
        TreeMap<String, Money> direct = new TreeMap<>();
        direct.put("minutes", Money.rounded(minuteCostEach().multiply(BigDecimal.valueOf(clients)), plan.currency()));
        direct.put("numbers", times(costPerNumber, Math.multiplyExact(clients, (long) numbersEach)));
        return new ProfitStatement(times(priceEach(), clients), direct, baseFee, Money.zero(plan.currency()));
    }

    /** How many clients pay for the base fee; empty if none ever do, since each costs at least what it pays. */
    public OptionalLong breakEvenClients() {
        BigDecimal earned = priceEach()
                .major()
                .subtract(minuteCostEach())
                .subtract(times(costPerNumber, numbersEach).major());
        if (earned.signum() <= 0) {
            return baseFee.minorUnits() == 0 && earned.signum() == 0 ? OptionalLong.of(0) : OptionalLong.empty();
        }
        return OptionalLong.of(
                baseFee.major().divide(earned, 0, RoundingMode.CEILING).longValueExact());
    }

    private BigDecimal minuteCostEach() {
        return costPerMinute.multiply(BigDecimal.valueOf(minutesEach));
    }

    private static Money times(Money amount, long count) {
        return new Money(Math.multiplyExact(amount.minorUnits(), count), amount.currency());
    }
}
