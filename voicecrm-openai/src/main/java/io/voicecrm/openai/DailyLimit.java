package io.voicecrm.openai;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's analyses may use in a day, which begins at midnight UTC.
 *
 * @param tokens read and written together
 * @param money in the currency of {@link TokenPrices}; null for no limit but that of the tokens
 */
public record DailyLimit(long tokens, @Nullable BigDecimal money) {

    /** No limit. */
    public static final DailyLimit NONE = new DailyLimit(Long.MAX_VALUE, null);

    /** @throws IllegalArgumentException if a limit is negative */
    public DailyLimit {
        if (tokens < 0 || (money != null && money.signum() < 0)) {
            throw new IllegalArgumentException(
                    "daily limit: " + tokens + " tokens and " + money + " must not be negative");
        }
    }
}
