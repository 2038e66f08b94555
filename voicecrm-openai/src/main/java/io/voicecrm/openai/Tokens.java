package io.voicecrm.openai;

import io.voicecrm.call.CostLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one exchange with a model used. */
record Tokens(long input, long output) {

    static final Tokens NONE = new Tokens(0, 0);

    /** The units in which the ledger keeps tokens. */
    static final String INPUT_UNIT = "input_tokens";

    static final String OUTPUT_UNIT = "output_tokens";

    static Tokens of(Wire.@Nullable Usage usage) {
        return usage == null ? NONE : new Tokens(count(usage.promptTokens()), count(usage.completionTokens()));
    }

    /** A line for each kind of token, and one for the money where the price is known; none if nothing was used. */
    List<CostLine> lines(String component, @Nullable TokenPrices prices) {
        List<CostLine> lines = new ArrayList<>();
        if (input > 0) {
            lines.add(new CostLine(component + "_input", BigDecimal.valueOf(input), INPUT_UNIT));
        }
        if (output > 0) {
            lines.add(new CostLine(component + "_output", BigDecimal.valueOf(output), OUTPUT_UNIT));
        }
        if (prices != null && !lines.isEmpty()) {
            lines.add(new CostLine(component, prices.of(this), prices.currency().getCurrencyCode()));
        }
        return lines;
    }

    private static long count(@Nullable Long tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }
}
