package io.voicecrm.dialer;

/**
 * What one provider account allows.
 *
 * @param maxConcurrentCalls calls at once, ringing ones included; at least 1
 * @param callsPerSecond calls started per second by one dialer; at least 1
 */
public record AccountLimits(int maxConcurrentCalls, int callsPerSecond) {

    /** What the smallest account allows: 4 calls at once, 1 new call per second. */
    public static final AccountLimits DEFAULT = new AccountLimits(4, 1);

    /** @throws IllegalArgumentException if a number is below 1 */
    public AccountLimits {
        if (maxConcurrentCalls < 1 || callsPerSecond < 1) {
            throw new IllegalArgumentException("account limits: " + maxConcurrentCalls + " concurrent calls and "
                    + callsPerSecond + " calls per second must both be at least 1");
        }
    }
}
