package io.voicecrm.testkit.wire;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a simulated voice provider can be told besides. Not thread-safe.
 *
 * @param <B> the builder of that provider
 */
public abstract sealed class VoiceSimulatorBuilder<B extends VoiceSimulatorBuilder<B>> extends SimulatorBuilder<B>
        permits SimulatedElevenLabs.Builder, SimulatedRetell.Builder {

    String apiKey;
    BigDecimal usdPerMinute;
    int concurrencyLimit;
    Duration answerLatency = Duration.ZERO;

    VoiceSimulatorBuilder(String apiKey, BigDecimal usdPerMinute, int concurrencyLimit) {
        this.apiKey = apiKey;
        this.usdPerMinute = usdPerMinute;
        this.concurrencyLimit = concurrencyLimit;
    }

    /** The key that requests must carry. */
    public final B apiKey(String value) {
        this.apiKey = value;
        return self();
    }

    /**
     * What a minute of talk costs the account, in USD.
     *
     * @throws IllegalArgumentException if {@code value} is negative
     */
    public final B usdPerMinute(BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("simulator price: " + value + " must not be negative");
        }
        this.usdPerMinute = value;
        return self();
    }

    /**
     * How many calls may ring or talk at once; further ones are refused.
     *
     * @throws IllegalArgumentException if {@code value} is less than 1
     */
    public final B concurrencyLimit(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("simulator concurrency limit: " + value + " must be at least 1");
        }
        this.concurrencyLimit = value;
        return self();
    }

    /**
     * How long the answer to each dial takes on the wall, not scaled by the speed; zero unless set.
     *
     * @throws IllegalArgumentException if {@code value} is negative
     */
    public final B answerLatency(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("simulator answer latency: " + value + " must not be negative");
        }
        this.answerLatency = value;
        return self();
    }
}
