package io.voicecrm.testkit.wire;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers that look like the provider's and that no other run of the simulator has given out. Thread-safe. */
final class Ids {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final long start;
    private final AtomicLong sequence = new AtomicLong();

    /** @param startedAt of this run, in milliseconds since 1970; stored ids of earlier runs must not come again */
    Ids(long seed, long startedAt) {
        this.start = new SplittableRandom(seed).nextLong() ^ new SplittableRandom(startedAt).nextLong();
    }

    /** For example {@code conv_5101kaxq6g6pe9cbtzs0nh0v6k1y}. */
    String next(String prefix) {
        SplittableRandom random = new SplittableRandom(start ^ sequence.incrementAndGet());
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < 28; i++) {
            id.append(ALPHABET.charAt(random.nextInt(32)));
        }
        return id.toString();
    }

    /** A name as Twilio gives them: two letters and 32 hexadecimal digits. */
    String twilio(String prefix) {
        SplittableRandom random = new SplittableRandom(start ^ sequence.incrementAndGet());
        return prefix + hex(random.nextLong()) + hex(random.nextLong());
    }

    private static String hex(long value) {
        String digits = Long.toHexString(value);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
