package io.voicecrm.campaign;

import io.voicecrm.call.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How often, and how long after which outcome, to try again. An outcome that is not listed is final.
 *
 * @param maxAttempts first attempt included; 1 to 10
 * @param delays how long to wait after an outcome, positive
 */
public record RetryPlan(int maxAttempts, Map<CallOutcome, Duration> delays) {

    /** One attempt, whatever comes of it. */
    public static final RetryPlan NEVER = new RetryPlan(1, Map.of());

    /**
     * Three attempts: 15 minutes after a busy line, 1 hour after a technical failure, 2 hours after no answer, 4 hours after
     * a machine.
     */
    public static final RetryPlan DEFAULT = new RetryPlan(
            3,
            Map.of(
                    CallOutcome.BUSY, Duration.ofMinutes(15),
                    CallOutcome.NO_ANSWER, Duration.ofHours(2),
                    CallOutcome.VOICEMAIL, Duration.ofHours(4),
                    CallOutcome.FAILED, Duration.ofHours(1)));

    /** @throws IllegalArgumentException if {@code maxAttempts} or a delay is out of range */
    public RetryPlan {
        if (maxAttempts < 1 || maxAttempts > 10) {
            throw new IllegalArgumentException("maxAttempts: " + maxAttempts + " must be 1 to 10");
        }
        delays = Map.copyOf(delays);
        delays.forEach((outcome, delay) -> {
            if (delay.isNegative() || delay.isZero()) {
                throw new IllegalArgumentException("delay after " + outcome + ": " + delay + " must be positive");
            }
        });
    }

    /**
     * When to try again; empty if that was it.
     *
     * @param attemptNumber of the attempt that ended, counting from 1
     * @param endedAt when it ended
     */
    public Optional<Instant> nextAttempt(CallOutcome outcome, int attemptNumber, Instant endedAt) {
        if (attemptNumber >= maxAttempts) {
            return Optional.empty();
        }
        return Optional.ofNullable(delays.get(outcome)).map(endedAt::plus);
    }
}
