package io.voicecrm.sample.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after five failures within a quarter of an hour an email has to wait at an address, and after twenty
 * an address has to wait whatever the email, so that nobody tries one password on everybody.
 *
 * <p>An address is the socket's. Behind a proxy every client has the proxy's, and shares its twenty failures, unless
 * {@code server.forward-headers-strategy} says to believe what the proxy tells; without a proxy it must not, since then
 * anybody can tell anything.
 */
@Component
class SignInAttempts {

    static final int ALLOWED = 5;
    static final int ALLOWED_AT_AN_ADDRESS = 20;

    private static final int REMEMBERED = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>();
    private final Map<String, Failures> failuresByAddress = new LinkedHashMap<>();

    private record Failures(int count, Instant since) {}

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    /** How long this email has to wait at this address; empty if it need not. */
    synchronized Optional<Duration> waitFor(String email, String address) {
        return Stream.of(
                        left(failures.get(key(email, address)), ALLOWED),
                        left(failuresByAddress.get(address), ALLOWED_AT_AN_ADDRESS))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
    }

    synchronized void failed(String email, String address) {
        count(failures, key(email, address));
        count(failuresByAddress, address);
    }

    /** Forgets the failures of the email; those of the address stay, or one good account would be a licence to guess. */
    synchronized void succeeded(String email, String address) {
        failures.remove(key(email, address));
    }

    private Optional<Duration> left(@Nullable Failures known, int allowed) {
        if (known == null || known.count() < allowed) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), known.since().plus(WINDOW));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    private void count(Map<String, Failures> all, String key) {
        Instant now = clock.instant();
        Failures known = all.remove(key);
        Failures counted = known == null || !known.since().plus(WINDOW).isAfter(now)
                ? new Failures(1, now)
                : new Failures(known.count() + 1, known.since());
        all.put(key, counted);
        if (all.size() > REMEMBERED) {
            all.remove(all.keySet().iterator().next());
        }
    }

    private static String key(String email, String address) {
        return email.strip().toLowerCase(Locale.ROOT) + " " + address;
    }
}
