package io.voicecrm.testkit.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** What the provider charges its customer for talk time. */
record Prices(BigDecimal usdPerMinute) {

    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);
    static final BigDecimal LLM_SHARE = new BigDecimal("0.08");
    private static final int CREDITS_PER_MINUTE = 400;

    /** In USD: minutes, counted by the second, times the price. */
    BigDecimal total(Duration talk) {
        BigDecimal exact = usdPerMinute
                .multiply(BigDecimal.valueOf(talk.toSeconds()))
                .divide(SECONDS_PER_MINUTE, 8, RoundingMode.HALF_UP);
        return exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
    }

    long credits(Duration talk) {
        return callCredits(talk) + llmCredits(talk);
    }

    /** Its two prices add up to {@link #total}, its two charges to {@link #credits}. */
    JsonObject charging(Duration talk) {
        BigDecimal total = total(talk);
        BigDecimal llm = total.multiply(LLM_SHARE).setScale(8, RoundingMode.HALF_UP);
        return new JsonObject()
                .with("dev_discount", false)
                .with("is_burst", false)
                .with("tier", "business")
                .with("llm_price", llm)
                .with("llm_charge", llmCredits(talk))
                .with("call_charge", callCredits(talk))
                .with("platform_price", total.subtract(llm))
                .with("free_minutes_consumed", 0)
                .with("free_llm_dollars_consumed", 0);
    }

    private static long callCredits(Duration talk) {
        return talk.toSeconds() * CREDITS_PER_MINUTE / 60;
    }

    private static long llmCredits(Duration talk) {
        return (talk.toSeconds() + 9) / 10;
    }
}
