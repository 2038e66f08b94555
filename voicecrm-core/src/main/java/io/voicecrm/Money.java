package io.voicecrm;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * {@code part / whole} of it, rounded half up: 15 of 30 days of a monthly fee.
     *
     * @throws IllegalArgumentException if {@code whole} is not positive
     */
    public Money share(long part, long whole) {
        if (whole <= 0) {
            throw new IllegalArgumentException("whole: " + whole + " must be positive");
        }
        BigDecimal exact = BigDecimal.valueOf(minorUnits).multiply(BigDecimal.valueOf(part));
        return new Money(
                exact.divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP).longValueExact(), currency);
    }

    /**
     * Splits it by weights, to the last minor unit: what rounding leaves over goes to those who lost most by it, the
     * earlier of two alike. Without any weight all get the same.
     *
     * @return one part per weight, in their order; their sum is this amount
     * @throws IllegalArgumentException if there is no weight or one is negative
     */
    public List<Money> split(List<Long> weights) {
        if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights: " + weights + " must be at least one and none negative");
        }
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            return split(weights.stream().map(weight -> 1L).toList());
        }
        long[] parts = new long[weights.size()];
        BigInteger[] lost = new BigInteger[parts.length];
        long left = minorUnits;
        for (int i = 0; i < parts.length; i++) {
            BigInteger exact = BigInteger.valueOf(minorUnits).multiply(BigInteger.valueOf(weights.get(i)));
            BigInteger[] rounded = exact.divideAndRemainder(sum);
            parts[i] = rounded[0].longValueExact();
            lost[i] = rounded[1].abs();
            left -= parts[i];
        }
        int sign = Long.signum(left);
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> lost[i]).reversed())
                .limit(Math.abs(left))
                .forEach(i -> parts[i] += sign);
        return Arrays.stream(parts).mapToObj(part -> new Money(part, currency)).toList();
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
