package io.voicecrm.spring.autoconfigure;

import io.voicecrm.openai.DailyLimit;
import io.voicecrm.openai.TokenPrices;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at OpenAI, or at a server that speaks its API.
 *
 * @param apiKey The account's key; a server of your own that asks for none takes any
 * @param model Which model reads conversations
 * @param embeddingModel Which model turns texts into vectors
 * @param baseUrl Another server than OpenAI's own, its version included, such as http://localhost:11434/v1
 * @param timeout How long an answer may take; a call of which nothing is heard by then is read offline
 * @param requestsPerSecond How many requests begin per second in this process; further ones wait
 * @param maxCompletionTokens How many tokens an answer may have, those that a model thinks with included
 * @param prices What the model costs
 * @param dailyTokensPerTenant How many tokens a tenant may use in a day, UTC; no limit unless set
 * @param dailyMoneyPerTenant What a tenant may use in a day, UTC, in the currency of the prices; no limit unless set
 */
@ConfigurationProperties("voicecrm.openai")
public record OpenAiProperties(
        @Nullable String apiKey,
        @Nullable String model,
        @DefaultValue("text-embedding-3-small") String embeddingModel,
        @Nullable String baseUrl,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("8") int requestsPerSecond,
        @DefaultValue("4000") int maxCompletionTokens,
        @Nullable Prices prices,
        @Nullable Long dailyTokensPerTenant,
        @Nullable BigDecimal dailyMoneyPerTenant) {

    /**
     * What a model costs.
     *
     * @param inputPerMillion For a million tokens that are read
     * @param outputPerMillion For a million tokens that are written
     * @param currency ISO 4217
     */
    public record Prices(
            BigDecimal inputPerMillion,
            BigDecimal outputPerMillion,
            @DefaultValue("USD") String currency) {

        TokenPrices toTokenPrices() {
            return new TokenPrices(inputPerMillion, outputPerMillion, Currency.getInstance(currency));
        }
    }

    /** @throws IllegalArgumentException if there is a limit in money, and no price to count it by */
    public OpenAiProperties {
        if (dailyMoneyPerTenant != null && prices == null) {
            throw new IllegalArgumentException("voicecrm.openai.daily-money-per-tenant: " + dailyMoneyPerTenant
                    + " needs voicecrm.openai.prices to be counted by");
        }
    }

    DailyLimit toDailyLimit() {
        return new DailyLimit(
                dailyTokensPerTenant == null ? Long.MAX_VALUE : dailyTokensPerTenant, dailyMoneyPerTenant);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "OpenAiProperties[model=" + model + ", baseUrl=" + baseUrl + ", timeout=" + timeout + "]";
    }
}
