package io.voicecrm.openai;

import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.analysis.Embeddings;
import io.voicecrm.http.JsonClient;
import io.voicecrm.metering.CostLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One account at OpenAI, or at any server that speaks its chat completions with strict schemas. Thread-safe; share one
 * instance, and close it to free its connections.
 *
 * <p>Source: the API reference of 2026-11 and what its official client sends.
 */
public final class OpenAi implements AutoCloseable {

    /** How this service is named where providers are. */
    public static final ProviderId ID = new ProviderId("openai");

    private final JsonClient http;
    private final CallAnalyzer analyzer;
    private final Embeddings embeddings;

    private OpenAi(Builder builder) {
        http = new JsonClient(
                builder.baseUrl,
                "Authorization",
                "Bearer " + builder.apiKey,
                builder.timeout,
                builder.requestsPerSecond);
        Function<TenantId, DailyLimit> limits = builder.limits;
        CostLedger ledger = builder.ledger;
        Budget budget =
                limits == null || ledger == null ? null : new Budget(ledger, limits, builder.prices, builder.clock);
        analyzer = new OpenAiCallAnalyzer(
                new Completions(http),
                new CallPrompt(builder.model, builder.maxCompletionTokens),
                ID + ":" + builder.model,
                budget,
                builder.prices,
                builder.clock);
        embeddings = new OpenAiEmbeddings(http, builder.embeddingModel, builder.embeddingDimensions, budget);
    }

    /**
     * Starts with an account.
     *
     * @param apiKey the account's key; never logged. A server of your own that asks for none takes any
     * @param model which model reads conversations; there is no default, since models come and go
     * @throws IllegalArgumentException if either is blank
     */
    public static Builder builder(String apiKey, String model) {
        return new Builder(apiKey, model);
    }

    /**
     * Reads conversations. Where the model cannot be asked, refuses, or answers something else, they are read offline, and
     * the insight says why. What the model states of the person is kept only if it was said.
     */
    public CallAnalyzer callAnalyzer() {
        return analyzer;
    }

    /**
     * Turns texts into vectors. A failure is a {@link io.voicecrm.voice.VoiceProviderException}, whose kind tells too many
     * requests from no money.
     */
    public Embeddings embeddings() {
        return embeddings;
    }

    /** Closes connections and threads. Idempotent. */
    @Override
    public void close() {
        http.close();
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private final String apiKey;
        private final String model;
        private String baseUrl = "https://api.openai.com/v1";
        private String embeddingModel = "text-embedding-3-small";
        private @Nullable Integer embeddingDimensions;
        private Duration timeout = Duration.ofSeconds(30);
        private int requestsPerSecond = 8;
        private int maxCompletionTokens = 4_000;
        private @Nullable TokenPrices prices;
        private @Nullable CostLedger ledger;
        private @Nullable Function<TenantId, DailyLimit> limits;
        private Clock clock = Clock.systemUTC();

        private Builder(String apiKey, String model) {
            if (apiKey.isBlank()) {
                throw new IllegalArgumentException("OpenAI API key: must not be blank");
            }
            if (model.isBlank()) {
                throw new IllegalArgumentException("OpenAI model: must not be blank");
            }
            this.apiKey = apiKey;
            this.model = model;
        }

        /** Where the API is, its version included; default OpenAI's own. */
        public Builder baseUrl(String url) {
            baseUrl = url;
            return this;
        }

        /** Which model makes vectors; default {@code text-embedding-3-small}. */
        public Builder embeddingModel(String name) {
            embeddingModel = name;
            return this;
        }

        /**
         * How long vectors are, where the model leaves a choice; default the model's own length.
         *
         * @throws IllegalArgumentException if {@code dimensions} is less than 1
         */
        public Builder embeddingDimensions(int dimensions) {
            embeddingDimensions = positive("embedding dimensions", dimensions);
            return this;
        }

        /** How long an answer may take; default 30 seconds. Longer than that, the call is read offline. */
        public Builder timeout(Duration newTimeout) {
            timeout = newTimeout;
            return this;
        }

        /**
         * How many requests begin per second in this process; further ones wait for their turn. Default 8.
         *
         * @throws IllegalArgumentException if {@code requests} is less than 1
         */
        public Builder requestsPerSecond(int requests) {
            requestsPerSecond = positive("requests per second", requests);
            return this;
        }

        /**
         * How many tokens an answer may have, those that a model thinks with included; default 4,000.
         *
         * @throws IllegalArgumentException if {@code tokens} is less than 1
         */
        public Builder maxCompletionTokens(int tokens) {
            maxCompletionTokens = positive("completion tokens", tokens);
            return this;
        }

        /** What the model costs; default unknown, and then costs are tokens only. */
        public Builder prices(TokenPrices newPrices) {
            prices = newPrices;
            return this;
        }

        /**
         * What each tenant may use in a day. Default no limit.
         *
         * @param usage where the costs of analyses are kept, as the engine does: what was used today is read from there
         * @param perTenant asked before each analysis and before texts become vectors; {@link DailyLimit#NONE} for no limit
         */
        public Builder budget(CostLedger usage, Function<TenantId, DailyLimit> perTenant) {
            ledger = usage;
            limits = perTenant;
            return this;
        }

        /** Whose now decides which day it is and how long a server is left alone; default the system's. */
        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        /** The account. Nothing is sent yet. @throws IllegalArgumentException if the base URL is not one */
        public OpenAi build() {
            return new OpenAi(this);
        }

        private static int positive(String what, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(what + ": " + value + " must be at least 1");
            }
            return value;
        }
    }
}
