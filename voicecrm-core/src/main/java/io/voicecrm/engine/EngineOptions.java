package io.voicecrm.engine;

import java.time.Duration;

/**
 * How the engine's threads work.
 *
 * @param idlePause how long a thread waits when it found nothing to do
 * @param watchEvery how often to look which calls are over
 * @param parallelDials dial requests that may wait for their answer at once, at least 1
 * @param webhookBatch deliveries worked on in one go, at least 1
 * @param webhookWorkers threads that work on deliveries, at least 1
 */
public record EngineOptions(
        Duration idlePause, Duration watchEvery, int parallelDials, int webhookBatch, int webhookWorkers) {

    /** 100 milliseconds, 1 second, 32 requests, 100 deliveries, 2 workers. */
    public static final EngineOptions DEFAULT =
            new EngineOptions(Duration.ofMillis(100), Duration.ofSeconds(1), 32, 100, 2);

    /** @throws IllegalArgumentException if a number is out of range */
    public EngineOptions {
        if (idlePause.isNegative() || idlePause.isZero()) {
            throw new IllegalArgumentException("idlePause: " + idlePause + " must be positive");
        }
        if (watchEvery.isNegative() || watchEvery.isZero()) {
            throw new IllegalArgumentException("watchEvery: " + watchEvery + " must be positive");
        }
        if (parallelDials < 1 || webhookBatch < 1 || webhookWorkers < 1) {
            throw new IllegalArgumentException("engine options: parallelDials " + parallelDials + ", webhookBatch "
                    + webhookBatch + " and webhookWorkers " + webhookWorkers + " must be at least 1");
        }
    }
}
