package io.voicecrm.spring.autoconfigure;

import io.voicecrm.ProviderId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of requests that were turned away: of the first one at once, of a flood in one line for each
 * {@link #PAUSE}, so that whoever posts rubbish does not also fill the disk. Thread-safe.
 */
final class RefusalLog {

    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

    private final Clock clock;
    private final AtomicReference<Instant> quietUntil = new AtomicReference<>(Instant.MIN);
    private final AtomicLong untold = new AtomicLong();

    RefusalLog(Clock clock) {
        this.clock = clock;
    }

    /** @param why which check failed; never a part of the body */
    void refused(ProviderId provider, String why) {
        Instant now = clock.instant();
        Instant until = quietUntil.get();
        if (now.isBefore(until) || !quietUntil.compareAndSet(until, now.plus(PAUSE))) {
            untold.incrementAndGet();
            return;
        }
        log.warn(
                "webhook from {} is refused: {}; {} more since the last such line", provider, why, untold.getAndSet(0));
    }
}
