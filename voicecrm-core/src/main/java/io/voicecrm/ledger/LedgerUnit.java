package io.voicecrm.ledger;

import io.voicecrm.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * What an account is kept in: talk seconds, or millionths of a currency. Units never mix; each has accounts of its own, and
 * each is exact.
 *
 * @param code {@code SECONDS}, or an ISO 4217 code
 */
public record LedgerUnit(String code) {

    /** Talk seconds, which people call minutes. */
    public static final LedgerUnit SECONDS = new LedgerUnit("SECONDS");

    private static final int DECIMALS = 6;
    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    /** @throws IllegalArgumentException if {@code code} is neither {@code SECONDS} nor a currency */
    public LedgerUnit {
        if (!code.equals("SECONDS")) {
            try {
                Currency.getInstance(code);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "ledger unit: \"" + code + "\" is neither SECONDS nor the code of a currency", e);
            }
        }
    }

    /** Millionths of a currency. */
    public static LedgerUnit of(Currency currency) {
        return new LedgerUnit(currency.getCurrencyCode());
    }

    /** Whether it is money. */
    public boolean isMoney() {
        return !equals(SECONDS);
    }

    /**
     * An amount of money in this unit.
     *
     * @throws IllegalArgumentException if it is of another currency
     */
    public long amountOf(Money money) {
        if (!money.currency().getCurrencyCode().equals(code)) {
            throw new IllegalArgumentException("money: " + money + " is not in " + code);
        }
        return money.major().movePointRight(DECIMALS).longValueExact();
    }

    /** An amount as people read it: {@code 2.5 minutes}, or {@code 1.50 USD}; never less than it is. */
    public String describe(long amount) {
        if (!isMoney()) {
            BigDecimal minutes = BigDecimal.valueOf(amount).divide(SECONDS_PER_MINUTE, 1, RoundingMode.CEILING);
            return plain(minutes) + (minutes.compareTo(BigDecimal.ONE) == 0 ? " minute" : " minutes");
        }
        int digits = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        return BigDecimal.valueOf(amount, DECIMALS)
                        .setScale(digits, RoundingMode.CEILING)
                        .toPlainString() + " " + code;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** The bare code. */
    @Override
    public String toString() {
        return code;
    }
}
