package io.voicecrm.testkit.simulator;

import io.voicecrm.PhoneNumber;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that depends on nothing but its arguments: the same call comes out the same on any thread, in any order. */
final class Chance {

    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Chance of(long seed, PhoneNumber number, long nth) {
        long mixed = mix(seed);
        mixed = mix(mixed ^ Long.parseLong(number.e164().substring(1)));
        return new Chance(mix(mixed ^ nth));
    }

    double unit() {
        return random.nextDouble();
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** Positive, with the given mean; mostly shorter, now and then much longer, as pauses are. */
    double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The finalizer of MurmurHash3: every bit of the argument changes about half of the result's. */
    private static long mix(long value) {
        long mixed = value + 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
