package io.voicecrm.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when told to, so that a campaign of many days passes in milliseconds. Thread-safe. */
public final class VirtualClock extends Clock {

    private final Hands hands;
    private final ZoneId zone;

    private VirtualClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /** A clock in UTC that stands at {@code start}. */
    public static VirtualClock startingAt(Instant start) {
        return new VirtualClock(new Hands(start), ZoneOffset.UTC);
    }

    /**
     * A clock in UTC that stands at {@code start}.
     *
     * @param start in ISO 8601, such as {@code 2026-03-02T15:00:00Z}
     * @throws java.time.format.DateTimeParseException if {@code start} is not an instant
     */
    public static VirtualClock startingAt(String start) {
        return startingAt(Instant.parse(start));
    }

    /**
     * Moves the clock on.
     *
     * @return the time that it shows then
     * @throws IllegalArgumentException if {@code step} is negative; time does not run backwards
     */
    public Instant advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("clock step: " + step + " must not be negative");
        }
        return hands.moveBy(step);
    }

    /** Moves the clock on to {@code instant}, or leaves it alone if it is later already. */
    public void advanceTo(Instant instant) {
        hands.moveTo(instant);
    }

    @Override
    public Instant instant() {
        return hands.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same time in another zone; advancing either clock advances both. */
    @Override
    public Clock withZone(ZoneId otherZone) {
        return new VirtualClock(hands, otherZone);
    }

    /** What a clock and its views in other zones share. */
    private static final class Hands {

        private Instant now;

        Hands(Instant start) {
            this.now = start;
        }

        synchronized Instant now() {
            return now;
        }

        synchronized Instant moveBy(Duration step) {
            now = now.plus(step);
            return now;
        }

        synchronized void moveTo(Instant instant) {
            now = now.isBefore(instant) ? instant : now;
        }
    }
}
