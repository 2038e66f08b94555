package io.voicecrm.testkit.wire;

import java.time.Duration;

/**
 * What goes wrong, and how often. Rates are shares from 0 to 1 of all webhooks or of all dial requests. Which ones are
 * hit follows from the seed and the number dialed, not from timing. Immutable.
 *
 * <p>Of the faults of a dial at most one strikes; their rates must not sum to more than 1.
 *
 * @param webhookTwice delivered twice
 * @param webhookLate delivered ten analysis delays late
 * @param webhookLost never delivered
 * @param webhookReordered held back for up to five analysis delays, so that later ones overtake it
 * @param dropAfterAccept the phone rings, and the connection is closed without an answer
 * @param badGatewayAfterAccept the phone rings, and the answer is 502
 * @param failBeforeAccept no phone rings, and the answer is 503
 * @param refuseForCapacity no phone rings, and the answer is 429
 * @param slowAnswer the phone rings, and the answer takes {@code slowness}
 * @param slowness wall time, not scaled by the speed
 */
public record Faults(
        double webhookTwice,
        double webhookLate,
        double webhookLost,
        double webhookReordered,
        double dropAfterAccept,
        double badGatewayAfterAccept,
        double failBeforeAccept,
        double refuseForCapacity,
        double slowAnswer,
        Duration slowness) {

    /** Each thing that can go wrong. */
    public enum Kind {
        WEBHOOK_TWICE,
        WEBHOOK_LATE,
        WEBHOOK_LOST,
        WEBHOOK_REORDERED,
        DROP_AFTER_ACCEPT,
        BAD_GATEWAY_AFTER_ACCEPT,
        FAIL_BEFORE_ACCEPT,
        REFUSE_FOR_CAPACITY,
        SLOW_ANSWER
    }

    /** @throws IllegalArgumentException if a rate is not between 0 and 1, or {@code slowness} is negative */
    public Faults {
        for (Kind kind : Kind.values()) {
            double rate = rate(
                    kind,
                    webhookTwice,
                    webhookLate,
                    webhookLost,
                    webhookReordered,
                    dropAfterAccept,
                    badGatewayAfterAccept,
                    failBeforeAccept,
                    refuseForCapacity,
                    slowAnswer);
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("fault rate " + kind + ": " + rate + " must be between 0 and 1");
            }
        }
        double ofDials = dropAfterAccept + badGatewayAfterAccept + failBeforeAccept + refuseForCapacity + slowAnswer;
        if (ofDials > 1 + 1e-9) {
            throw new IllegalArgumentException("fault rates of dials: sum " + ofDials + " must not exceed 1");
        }
        if (slowness.isNegative()) {
            throw new IllegalArgumentException("fault slowness: " + slowness + " must not be negative");
        }
    }

    /** Nothing goes wrong. */
    public static Faults none() {
        return builder().build();
    }

    /** Starts with nothing going wrong. */
    public static Builder builder() {
        return new Builder();
    }

    /** How often one thing goes wrong. */
    public double rate(Kind kind) {
        return rate(
                kind,
                webhookTwice,
                webhookLate,
                webhookLost,
                webhookReordered,
                dropAfterAccept,
                badGatewayAfterAccept,
                failBeforeAccept,
                refuseForCapacity,
                slowAnswer);
    }

    private static double rate(Kind kind, double... rates) {
        return rates[kind.ordinal()];
    }

    /** Collects rates; what is not set does not happen. Not thread-safe. */
    public static final class Builder {

        private final double[] rates = new double[Kind.values().length];
        private Duration slowness = Duration.ofMillis(500);

        private Builder() {}

        /**
         * Sets how often one thing goes wrong.
         *
         * @param rate 0 to 1; checked by {@link #build}
         */
        public Builder rate(Kind kind, double rate) {
            rates[kind.ordinal()] = rate;
            return this;
        }

        /** How long a slow answer takes; 500 ms unless set. */
        public Builder slowness(Duration duration) {
            this.slowness = duration;
            return this;
        }

        /** @throws IllegalArgumentException if a rate is not between 0 and 1, or those of dials exceed 1 together */
        public Faults build() {
            return new Faults(
                    rates[0], rates[1], rates[2], rates[3], rates[4], rates[5], rates[6], rates[7], rates[8], slowness);
        }
    }
}
