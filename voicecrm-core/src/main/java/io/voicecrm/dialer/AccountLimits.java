package io.voicecrm.dialer;

/**
 * What one provider account allows.
 *
 * @param maxConcurrentCalls calls at once, ringing ones included; at least 1
 * @param callsPerSecond calls started within any second, by all processes together; at least 1
 * @param reservedForInbound slots that no outbound call takes, so that people who call in get through; 0 or more, and less
 *     than {@code maxConcurrentCalls}
 */
public record AccountLimits(int maxConcurrentCalls, int callsPerSecond, int reservedForInbound) {

    /** What the smallest account allows: 4 calls at once, 1 new call per second. */
    public static final AccountLimits DEFAULT = new AccountLimits(4, 1, 0);

    /** Limits that keep no slot for inbound calls. */
    public AccountLimits(int maxConcurrentCalls, int callsPerSecond) {
        this(maxConcurrentCalls, callsPerSecond, 0);
    }

    /** @throws IllegalArgumentException if a number is out of range */
    public AccountLimits {
        if (maxConcurrentCalls < 1 || callsPerSecond < 1) {
            throw new IllegalArgumentException("account limits: " + maxConcurrentCalls + " concurrent calls and "
                    + callsPerSecond + " calls per second must both be at least 1");
        }
        if (reservedForInbound < 0 || reservedForInbound >= maxConcurrentCalls) {
            throw new IllegalArgumentException(
                    "reservedForInbound: " + reservedForInbound + " must be 0 to " + (maxConcurrentCalls - 1));
        }
    }

    /** Calls that may be placed at once. */
    public int maxOutboundCalls() {
        return maxConcurrentCalls - reservedForInbound;
    }
}
