package io.voicecrm.benchmarks;

import io.voicecrm.testkit.Fixtures;
import java.util.SplittableRandom;

/**
 * North American numbers as lists of contacts hold them. Not thread-safe.
 *
 * <p>They are drawn from all exchanges, not from 555-01xx alone: a reader that learns exchanges would look too good on one.
 * They never leave the process.
 */
final class SampleNumbers {

    private static final int AREAS = Fixtures.PHONE_COUNT / 100;

    private final SplittableRandom random;

    SampleNumbers(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The ten digits of a number. */
    String national() {
        String area = Fixtures.phone(random.nextInt(AREAS) * 100).e164().substring(2, 5);
        int exchange = 200 + random.nextInt(800);
        return area
                + exchange
                + Integer.toString(10_000 + random.nextInt(10_000)).substring(1);
    }

    /** A number as people and programs write it: 6 of 10 in E.164, the others in one of three usual forms. */
    String written() {
        String number = national();
        return switch (random.nextInt(10)) {
            case 0, 1 -> formatted(number);
            case 2 -> number.substring(0, 3) + '-' + number.substring(3, 6) + '-' + number.substring(6);
            case 3 -> number;
            default -> "+1" + number;
        };
    }

    /** As in {@code (415) 555-0134}. */
    static String formatted(String national) {
        return "(" + national.substring(0, 3) + ") " + national.substring(3, 6) + '-' + national.substring(6);
    }
}
