package io.voicecrm;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes identifiers that sort by the time they were made (UUID version 7, RFC 9562 section 5.7).
 *
 * <p>Time-ordered keys keep an index's new rows on its last pages and let a listing be paged by key. Thread-safe if the
 * generator is.
 */
public final class IdSource {

    private final Clock clock;
    private final RandomGenerator random;

    /**
     * @param clock gives the leading 48 bits
     * @param random gives the rest; {@code SecureRandom} where ids must not be guessable, a seeded one in tests
     */
    public IdSource(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new identifier. */
    public UUID next() {
        long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
