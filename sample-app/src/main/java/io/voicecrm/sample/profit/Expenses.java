package io.voicecrm.sample.profit;

import io.voicecrm.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the business pays whoever calls.
 *
 * @param baseFeePerMonth what the providers charge a month before anybody calls
 * @param otherPerMonth everything else: people, offices, fees
 * @param marginFloorPercent a gross margin below this is pointed out
 * @param currency of both; in the profit of other currencies they do not count
 */
@ConfigurationProperties("voicecrm.expenses")
record Expenses(
        @DefaultValue("0") BigDecimal baseFeePerMonth,
        @DefaultValue("0") BigDecimal otherPerMonth,
        @DefaultValue("0") BigDecimal marginFloorPercent,
        @DefaultValue("USD") Currency currency) {

    Expenses {
        if (baseFeePerMonth.signum() < 0 || otherPerMonth.signum() < 0) {
            throw new IllegalArgumentException("voicecrm.expenses: base fee " + baseFeePerMonth + " and other expenses "
                    + otherPerMonth + " must not be negative");
        }
    }

    Money baseFeeIn(Currency asked) {
        return asked.equals(currency) ? Money.rounded(baseFeePerMonth, asked) : Money.zero(asked);
    }

    Money otherIn(Currency asked) {
        return asked.equals(currency) ? Money.rounded(otherPerMonth, asked) : Money.zero(asked);
    }
}
