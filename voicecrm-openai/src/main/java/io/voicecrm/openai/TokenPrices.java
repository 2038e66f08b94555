package io.voicecrm.openai;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;

/**
 * What the server charges for a model.
 *
 * @param inputPerMillion for a million tokens that are read
 * @param outputPerMillion for a million tokens that are written
 */
public record TokenPrices(BigDecimal inputPerMillion, BigDecimal outputPerMillion, Currency currency) {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** @throws IllegalArgumentException if a price is negative */
    public TokenPrices {
        if (inputPerMillion.signum() < 0 || outputPerMillion.signum() < 0) {
            throw new IllegalArgumentException("token prices: " + inputPerMillion + " and " + outputPerMillion
                    + " per million must not be negative");
        }
    }

    /** What an exchange costs, exact. */
    BigDecimal of(Tokens tokens) {
        return inputPerMillion
                .multiply(BigDecimal.valueOf(tokens.input()))
                .add(outputPerMillion.multiply(BigDecimal.valueOf(tokens.output())))
                .divide(MILLION, MathContext.UNLIMITED);
    }
}
