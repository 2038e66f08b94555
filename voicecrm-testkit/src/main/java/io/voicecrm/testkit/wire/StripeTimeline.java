package io.voicecrm.testkit.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What time it is at the simulated Stripe, and what is to happen when. Time that passes in one leap passes in order: each
 * thing happens at its own time. Guarded by the {@link StripeStore}.
 */
final class StripeTimeline {

    private final Clock clock;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::sequence));
    private Duration ahead = Duration.ZERO;
    private long sequence;
    private @Nullable Instant during;

    private record Due(Instant at, long sequence, Runnable action) {}

    StripeTimeline(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return during == null ? clock.instant().plus(ahead) : during;
    }

    long seconds() {
        return now().getEpochSecond();
    }

    void at(Instant time, Runnable action) {
        due.add(new Due(time, sequence++, action));
    }

    /** Lets happen what is due. */
    void run() {
        while (!due.isEmpty() && !due.peek().at().isAfter(now())) {
            Due next = due.remove();
            during = next.at();
            try {
                next.action().run();
            } finally {
                during = null;
            }
        }
    }

    /** Moves on, and lets happen what is due until then; nothing if that is past. */
    void advanceTo(Instant time) {
        Duration step = Duration.between(now(), time);
        if (!step.isNegative()) {
            ahead = ahead.plus(step);
            run();
        }
    }
}
