package io.voicecrm.dialer;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/**
 * How many calls may be started now. The limiter's windows are fixed, and two full windows can meet: so a window is a
 * tenth of a second where the rate allows it, which keeps the burst at a tenth of the rate.
 */
final class CallRate {

    private static final int WINDOWS_PER_SECOND = 10;

    private final RateLimiter limiter;

    CallRate(String name, int callsPerSecond) {
        int perWindow = Math.max(1, callsPerSecond / WINDOWS_PER_SECOND);
        limiter = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(perWindow)
                        .limitRefreshPeriod(
                                Duration.ofSeconds(1).multipliedBy(perWindow).dividedBy(callsPerSecond))
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }

    /** How many calls may be started right now. */
    int available() {
        return Math.max(0, limiter.getMetrics().getAvailablePermissions());
    }

    /** Counts calls that are about to start. */
    void start(int calls) {
        // Cannot be refused: only this dialer draws on the limiter, and it claimed no more than was available.
        limiter.acquirePermission(calls);
    }
}
