package io.voicecrm.billing;

import io.voicecrm.Money;
import io.voicecrm.metering.Increment;
import java.math.BigDecimal;

/**
 * How a tenant pays: a monthly fee that includes minutes, and a rate for minutes beyond them.
 *
 * @param name shown to people
 * @param monthlyFee due whether or not anybody calls, not negative
 * @param includedMinutes covered by the fee, 0 or more
 * @param overageRate per minute beyond, in major units of the fee's currency; may be a fraction of a cent
 * @param increment how each call's length is rounded up
 */
public record Plan(String name, Money monthlyFee, long includedMinutes, BigDecimal overageRate, Increment increment) {

    /** @throws IllegalArgumentException if a number is negative */
    public Plan {
        if (monthlyFee.minorUnits() < 0 || includedMinutes < 0 || overageRate.signum() < 0) {
            throw new IllegalArgumentException("plan " + name + ": fee " + monthlyFee + ", included minutes "
                    + includedMinutes + " and overage rate " + overageRate + " must not be negative");
        }
    }
}
