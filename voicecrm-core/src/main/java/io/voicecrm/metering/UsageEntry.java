package io.voicecrm.metering;

import io.voicecrm.TenantId;
import io.voicecrm.call.ProviderCallRef;
import java.time.Instant;

/**
 * One immutable fact of use.
 *
 * @param call where it was used; together with the meter it names the entry, so that posting twice is harmless
 * @param quantity in the meter's unit, 0 or more
 */
public record UsageEntry(TenantId tenant, ProviderCallRef call, Meter meter, long quantity, Instant occurredAt) {

    /** @throws IllegalArgumentException if {@code quantity} is negative */
    public UsageEntry {
        if (quantity < 0) {
            throw new IllegalArgumentException("quantity of " + meter + ": " + quantity + " must not be negative");
        }
    }
}
