package io.voicecrm.sample;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.number.NumberKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator sets.
 *
 * @param dataDir where the embedded database keeps its files
 * @param admin the platform's first user
 * @param demo the sandbox's first client
 * @param bootstrapApiKey becomes a platform API key; empty for none
 * @param publicUrl where the app is reached from the internet; empty if nobody has said
 * @param routing how campaigns go that do not say it themselves
 * @param numberPrices what numbers cost, shown to the platform alone
 * @param simulator the provider that calls nobody
 * @param elevenlabs an account that calls, of which the starter reads the rest
 * @param retell another one
 */
@ConfigurationProperties("voicecrm")
public record AppSettings(
        Path dataDir,
        FirstUser admin,
        FirstUser demo,
        String bootstrapApiKey,
        @DefaultValue("") String publicUrl,
        @DefaultValue("order") Routing routing,
        @DefaultValue NumberPrices numberPrices,
        Simulator simulator,
        Account elevenlabs,
        Account retell) {

    /** Whether nobody real is called. */
    public boolean isSandbox() {
        return elevenlabs.apiKey().isBlank() && retell.apiKey().isBlank();
    }

    /** When to call again: as a real campaign would, and in the sandbox as much sooner as its calls are shorter. */
    public RetryPlan retries() {
        RetryPlan real = RetryPlan.DEFAULT;
        if (!isSandbox()) {
            return real;
        }
        Map<CallOutcome, Duration> sooner = new EnumMap<>(CallOutcome.class);
        real.delays()
                .forEach((outcome, delay) -> sooner.put(
                        outcome, Duration.ofMillis(Math.max(1, Math.round(delay.toMillis() / simulator.speed())))));
        return new RetryPlan(real.maxAttempts(), sooner);
    }

    /** By which of its routes a campaign goes first, among those that work. */
    public enum Routing {
        /** As they were named. */
        ORDER,
        /** By what a minute costs the platform. */
        CHEAPEST
    }

    /**
     * A user who exists from the first start on.
     *
     * @param password empty makes one up and prints it once
     */
    public record FirstUser(String email, String password) {}

    /**
     * A price book.
     *
     * @param currency of all prices in it
     * @param monthly what a number costs in a month, by its country and then by its kind, such as {@code us.toll-free}
     */
    public record NumberPrices(
            @DefaultValue("USD") Currency currency,
            @DefaultValue Map<String, Map<String, BigDecimal>> monthly) {

        /** @throws IllegalArgumentException if a price is negative */
        public NumberPrices {
            monthly.forEach((country, prices) -> prices.forEach((kind, price) -> {
                if (price.signum() < 0) {
                    throw new IllegalArgumentException("voicecrm.number-prices.monthly." + country + "." + kind + ": "
                            + price + " must not be negative");
                }
            }));
        }

        /** The price of a kind of number; empty if nobody has said it. */
        public Optional<BigDecimal> of(String country, NumberKind kind) {
            String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return Optional.ofNullable(monthly.getOrDefault(country.toLowerCase(Locale.ROOT), Map.of())
                    .get(word));
        }
    }

    /**
     * The provider that calls nobody.
     *
     * @param speed how much faster than in life a simulated call passes, at least 1
     * @param keepPromises whether people are called back when they ask for it, and campaigns wait for tomorrow
     */
    public record Simulator(
            double speed, @DefaultValue("false") boolean keepPromises) {}

    /** @param apiKey empty if there is none; where there is none at all, the sandbox runs */
    public record Account(@DefaultValue("") String apiKey) {

        /** Not the key. */
        @Override
        public String toString() {
            return "Account";
        }
    }
}
