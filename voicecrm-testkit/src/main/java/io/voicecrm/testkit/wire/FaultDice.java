package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.wire.Faults.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Decides which requests and webhooks the faults strike: the same ones for the same seed, whatever the timing. */
final class FaultDice {

    private static final List<Kind> OF_DIALS = List.of(
            Kind.DROP_AFTER_ACCEPT,
            Kind.BAD_GATEWAY_AFTER_ACCEPT,
            Kind.FAIL_BEFORE_ACCEPT,
            Kind.REFUSE_FOR_CAPACITY,
            Kind.SLOW_ANSWER);
    private static final List<Kind> OF_WEBHOOKS =
            List.of(Kind.WEBHOOK_TWICE, Kind.WEBHOOK_LATE, Kind.WEBHOOK_LOST, Kind.WEBHOOK_REORDERED);

    private final long seed;
    private volatile Faults faults;

    FaultDice(long seed, Faults faults) {
        this.seed = seed;
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }

    void set(Faults newFaults) {
        this.faults = newFaults;
    }

    /** At most one thing goes wrong with the {@code nth} request to dial a number. */
    Optional<Kind> ofDial(PhoneNumber number, int nth) {
        double left = random(number, 2L * nth).nextDouble();
        Faults now = faults;
        for (Kind kind : OF_DIALS) {
            left -= now.rate(kind);
            if (left < 0) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Everything that goes wrong with the webhook of the {@code nth} call of a number. */
    Set<Kind> ofWebhook(PhoneNumber number, int nth) {
        SplittableRandom random = random(number, 2L * nth + 1);
        Faults now = faults;
        Set<Kind> struck = EnumSet.noneOf(Kind.class);
        for (Kind kind : OF_WEBHOOKS) {
            if (random.nextDouble() < now.rate(kind)) {
                struck.add(kind);
            }
        }
        return struck;
    }

    /** How long a webhook that these faults struck is held up: late by ten analyses, or behind others by up to five. */
    Duration holdUp(Set<Kind> struck, PhoneNumber number, int nth, Duration analysis) {
        Duration late = struck.contains(Kind.WEBHOOK_LATE) ? analysis.multipliedBy(10) : Duration.ZERO;
        if (!struck.contains(Kind.WEBHOOK_REORDERED)) {
            return late;
        }
        double share = random(number, -nth).nextDouble();
        return late.plusNanos(Math.round(analysis.toNanos() * 5 * share));
    }

    private SplittableRandom random(PhoneNumber number, long what) {
        long digits = Long.parseLong(number.e164().substring(1));
        long mixed = new SplittableRandom(seed ^ digits).nextLong();
        return new SplittableRandom(mixed ^ what);
    }
}
