package io.voicecrm.billing;

import io.voicecrm.Money;
import java.math.BigDecimal;

/**
 * What a gateway has to know of a plan to bill it by itself: a monthly fee in advance, and seconds beyond those that it
 * includes afterwards, as they are reported. The same terms are the same offer.
 *
 * @param name shown to people
 * @param monthlyFee not negative
 * @param includedSeconds covered by the fee, 0 or more
 * @param ratePerMinute for what is beyond, in major units of the fee's currency; may be a fraction of a cent
 */
public record SubscriptionOffer(String name, Money monthlyFee, long includedSeconds, BigDecimal ratePerMinute) {

    /** @throws IllegalArgumentException if the name is blank or a number is negative */
    public SubscriptionOffer {
        if (name.isBlank()) {
            throw new IllegalArgumentException("offer: name must not be blank");
        }
        if (monthlyFee.minorUnits() < 0 || includedSeconds < 0 || ratePerMinute.signum() < 0) {
            throw new IllegalArgumentException("offer " + name + ": fee " + monthlyFee + ", included seconds "
                    + includedSeconds + " and rate " + ratePerMinute + " must not be negative");
        }
        ratePerMinute = ratePerMinute.signum() == 0 ? BigDecimal.ZERO : ratePerMinute.stripTrailingZeros();
    }

    /**
     * The offer of a plan. Calls are rounded by the plan's increment before they are reported; those of a prepaid plan cost
     * nothing here, since they are paid from credit.
     */
    public static SubscriptionOffer of(Plan plan) {
        BigDecimal rate = plan.kind().invoicesTalk() ? plan.overageRate() : BigDecimal.ZERO;
        return new SubscriptionOffer(
                plan.name(), plan.monthlyFee(), Math.multiplyExact(plan.includedMinutes(), 60L), rate);
    }
}
