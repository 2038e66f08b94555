package io.voicecrm.billing;

import java.time.Instant;

/**
 * Use of a subscription, to be told to the gateway that bills it.
 *
 * @param id ours, such as a call's; the same for every try; 1 to 100 characters
 * @param billableSeconds after the plan's increment was applied; 0 or more
 * @param at when it was used, which says to which period it counts
 */
public record UsageReport(String id, CustomerRef customer, long billableSeconds, Instant at) {

    /** @throws IllegalArgumentException if the id or the seconds are not as described */
    public UsageReport {
        if (id.isBlank() || id.length() > 100) {
            throw new IllegalArgumentException("usage id: \"" + id + "\" must have 1 to 100 characters");
        }
        if (billableSeconds < 0) {
            throw new IllegalArgumentException(
                    "usage " + id + ": " + billableSeconds + " seconds must not be negative");
        }
    }
}
