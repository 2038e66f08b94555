package io.voicecrm.sample.web;

import io.voicecrm.Money;
import io.voicecrm.ledger.LedgerUnit;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * Money on the wire: a string, since a JSON number may become a double on the way.
 *
 * @param amount in major units, such as {@code 359.00}
 * @param currency ISO 4217
 */
public record MoneyJson(
        @NotNull @Pattern(regexp = "\\d{1,9}(\\.\\d{1,6})?", message = "must be a number such as 99.00")
        String amount,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be a currency code such as USD")
        String currency) {

    private static final int MICRO_DECIMALS = 6;

    /** An amount of money. */
    public static MoneyJson of(Money money) {
        return new MoneyJson(money.major().toPlainString(), money.currency().getCurrencyCode());
    }

    /**
     * An amount of a ledger, exact.
     *
     * @throws IllegalArgumentException if the unit is not money
     */
    public static MoneyJson of(LedgerUnit unit, long micros) {
        if (!unit.isMoney()) {
            throw new IllegalArgumentException("ledger unit: " + unit + " must be money");
        }
        return price(BigDecimal.valueOf(micros, MICRO_DECIMALS), Currency.getInstance(unit.code()));
    }

    /** A price, which may be a fraction of the minor unit; at least as many decimals as the currency has. */
    public static MoneyJson price(BigDecimal amount, Currency currency) {
        BigDecimal plain = amount.stripTrailingZeros();
        int decimals = Math.max(plain.scale(), currency.getDefaultFractionDigits());
        return new MoneyJson(plain.setScale(decimals).toPlainString(), currency.getCurrencyCode());
    }
}
