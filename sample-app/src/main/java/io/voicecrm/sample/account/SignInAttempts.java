package io.voicecrm.sample.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Slows down guessing: after five failures within a quarter of an hour, an email has to wait at an address. */
@Component
class SignInAttempts {

    private static final int ALLOWED = 5;
    private static final int REMEMBERED = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    private record Failures(int count, Instant since) {}

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    /** How long this email has to wait at this address; empty if it need not. */
    synchronized Optional<Duration> waitFor(String email, String address) {
        Failures known = failures.get(key(email, address));
        if (known == null || known.count() < ALLOWED) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), known.since().plus(WINDOW));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    synchronized void failed(String email, String address) {
        Instant now = clock.instant();
        Failures known = failures.remove(key(email, address));
        Failures counted = known == null || !known.since().plus(WINDOW).isAfter(now)
                ? new Failures(1, now)
                : new Failures(known.count() + 1, known.since());
        failures.put(key(email, address), counted);
        if (failures.size() > REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String email, String address) {
        failures.remove(key(email, address));
    }

    private static String key(String email, String address) {
        return email.strip().toLowerCase(Locale.ROOT) + " " + address;
    }
}
