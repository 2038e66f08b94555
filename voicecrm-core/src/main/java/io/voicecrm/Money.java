package io.voicecrm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount in the minor unit of its currency: 150 USD-minor is $1.50. Never a double.
 *
 * @param minorUnits the amount in cents, or whatever the currency's smallest unit is; may be negative
 * @param currency its ISO 4217 currency
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    /** No money in {@code currency}. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Makes an amount from major units, such as {@code "99.00"} dollars.
     *
     * @throws ArithmeticException if {@code major} has more decimals than the currency; round it first with {@link
     *     #rounded}
     */
    public static Money of(String major, Currency currency) {
        return new Money(
                new BigDecimal(major)
                        .movePointRight(currency.getDefaultFractionDigits())
                        .longValueExact(),
                currency);
    }

    /** Rounds an amount in major units half up to the minor unit: the one place where money is rounded. */
    public static Money rounded(BigDecimal major, Currency currency) {
        return new Money(
                major.movePointRight(currency.getDefaultFractionDigits())
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
    }

    /** The amount in major units with the currency's decimals: 150 USD-minor gives 1.50. */
    public BigDecimal major() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    /**
     * The sum.
     *
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the sum does not fit
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /**
     * The difference.
     *
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the difference does not fit
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /** Compares amounts. @throws IllegalArgumentException if the currencies differ */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, sameCurrency(other).minorUnits);
    }

    /** For example {@code 1.50 USD}. */
    @Override
    public String toString() {
        return major().toPlainString() + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currency: " + other.currency + " cannot be combined with " + currency);
        }
        return other;
    }
}
