package io.voicecrm.sample.profit;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the business pays whoever calls, in the currency of its plans.
 *
 * @param baseFeePerMonth what the providers charge a month before anybody calls
 * @param otherPerMonth everything else: people, offices, fees
 * @param marginFloorPercent a gross margin below this is pointed out
 */
@ConfigurationProperties("voicecrm.expenses")
record Expenses(
        @DefaultValue("0") BigDecimal baseFeePerMonth,
        @DefaultValue("0") BigDecimal otherPerMonth,
        @DefaultValue("0") BigDecimal marginFloorPercent) {

    Expenses {
        if (baseFeePerMonth.signum() < 0 || otherPerMonth.signum() < 0) {
            throw new IllegalArgumentException("voicecrm.expenses: base fee " + baseFeePerMonth + " and other expenses "
                    + otherPerMonth + " must not be negative");
        }
    }
}
