package io.voicecrm.campaign;

/**
 * What one tenant gets of a provider account that many use. While more than one has somebody to call, slots go to whoever
 * has the fewest for its weight; nobody's unused part stays idle.
 *
 * @param weight 1 to 1,000; a tenant of weight 2 gets twice the slots of one of weight 1
 * @param maxConcurrentCalls how many calls of the tenant may be up at once, at least 1
 */
public record TenantShare(int weight, int maxConcurrentCalls) {

    /** What a tenant has of whom nothing was said: weight 1, no limit of its own. */
    public static final TenantShare EQUAL = new TenantShare(1, Integer.MAX_VALUE);

    /** @throws IllegalArgumentException if a number is out of range */
    public TenantShare {
        if (weight < 1 || weight > 1_000) {
            throw new IllegalArgumentException("weight: " + weight + " must be 1 to 1000");
        }
        if (maxConcurrentCalls < 1) {
            throw new IllegalArgumentException("maxConcurrentCalls: " + maxConcurrentCalls + " must be at least 1");
        }
    }
}
