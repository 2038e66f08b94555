package io.voicecrm.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a tenant had a number. What is told of the past never changes: only the end of one that lasts is still
 * to come.
 *
 * @param from when it was connected to the tenant's agent
 * @param until when that ended, exclusive; null while it lasts
 */
public record NumberHolding(
        PhoneNumber number,
        TenantId tenant,
        Instant from,
        @Nullable Instant until) {

    /** Whether it lasted for any of {@code [begin, end)}. */
    public boolean isWithin(Instant begin, Instant end) {
        return from.isBefore(end) && (until == null || until.isAfter(begin));
    }
}
