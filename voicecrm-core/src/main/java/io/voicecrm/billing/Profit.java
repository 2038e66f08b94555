package io.voicecrm.billing;

import io.voicecrm.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a tenant pays us, and what their calls cost us. For the platform only.
 *
 * <p>Markup is profit over cost; gross margin is profit over revenue. They are always given as two figures: 299 % of one
 * is 75 % of the other, and a margin above 100 % does not exist.
 */
public record Profit(Money revenue, Money cost) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Revenue minus cost; negative for a loss. @throws IllegalArgumentException if the currencies differ */
    public Money profit() {
        return revenue.minus(cost);
    }

    /** Profit over cost in percent, to two decimals, half up; empty if there was no cost. */
    public Optional<BigDecimal> markupPercent() {
        return percentOf(cost);
    }

    /** Profit over revenue in percent, to two decimals, half up; empty if there was no revenue. */
    public Optional<BigDecimal> grossMarginPercent() {
        return percentOf(revenue);
    }

    /** Whether the gross margin is below a floor, in percent; so it is where there is cost and no revenue. */
    public boolean isBelow(BigDecimal floorPercent) {
        return grossMarginPercent()
                .map(margin -> margin.compareTo(floorPercent) < 0)
                .orElse(cost.minorUnits() > 0);
    }

    private Optional<BigDecimal> percentOf(Money base) {
        if (base.minorUnits() == 0) {
            return Optional.empty();
        }
        return Optional.of(profit().major().multiply(HUNDRED).divide(base.major(), 2, RoundingMode.HALF_UP));
    }
}
