package io.voicecrm.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a process from dialing whose clock is wrong: it would call people at the wrong hour, take leases that never lapse
 * and count the call rate in a second of its own. The clock that all processes share, the store's, is right by definition.
 */
final class ClockGuard {

    static final Duration MOST = Duration.ofSeconds(30);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(ClockGuard.class);

    private final Supplier<Optional<Instant>> shared;
    private final Clock clock;
    private Instant nextCheck = Instant.MIN;
    private boolean right = true;

    ClockGuard(Supplier<Optional<Instant>> shared, Clock clock) {
        this.shared = shared;
        this.clock = clock;
    }

    /** Whether this process may dial. */
    synchronized boolean isRight() {
        Instant now = clock.instant();
        // A clock that was set back is looked at again, too.
        if (!now.isBefore(nextCheck) || now.isBefore(nextCheck.minus(CHECK_EVERY.multipliedBy(2)))) {
            nextCheck = now.plus(CHECK_EVERY);
            right = shared.get().map(this::agrees).orElse(true);
        }
        return right;
    }

    private boolean agrees(Instant there) {
        Duration off = Duration.between(there, clock.instant());
        if (off.abs().compareTo(MOST) <= 0) {
            return true;
        }
        log.error("the clock of this process is off by {}; it dials nobody until that is less than {}", off, MOST);
        return false;
    }
}
