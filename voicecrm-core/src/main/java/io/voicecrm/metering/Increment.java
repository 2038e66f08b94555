package io.voicecrm.metering;

/**
 * How the length of a call is rounded up for billing. {@code 30/6} bills at least 30 seconds, then steps of 6.
 *
 * @param minimumSeconds billed at least, if there was any talk; 0 or more
 * @param stepSeconds billed in whole steps of this, 1 or more
 */
public record Increment(int minimumSeconds, int stepSeconds) {

    /** To the second. */
    public static final Increment PER_SECOND = new Increment(0, 1);

    /** To the full minute. */
    public static final Increment PER_MINUTE = new Increment(60, 60);

    /** @throws IllegalArgumentException if a number is out of range */
    public Increment {
        if (minimumSeconds < 0 || stepSeconds < 1) {
            throw new IllegalArgumentException("increment: " + minimumSeconds + "/" + stepSeconds
                    + " must have a minimum of 0 or more and a step of 1 or more");
        }
    }

    /**
     * The billed length of a call: 0 for no talk, else the minimum plus as many steps as cover the rest.
     *
     * @param seconds talked, 0 or more
     */
    public long billable(long seconds) {
        if (seconds <= 0) {
            return 0;
        }
        long beyond = Math.max(0, seconds - minimumSeconds);
        return minimumSeconds + Math.floorDiv(beyond + stepSeconds - 1, stepSeconds) * stepSeconds;
    }
}
