package io.voicecrm.metering;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Append-only record of use. Implementations are thread-safe. */
@ExtensionPoint
public interface UsageLedger {

    /**
     * Posts entries, all or none; those that were posted before are left as they are, at the time that was told first:
     * a webhook and a look at the provider may differ by seconds on when a failed call ended. An entry of another quantity
     * corrects one that occurred before it, and is old news to one that occurred after it.
     *
     * @return how many are new, or correct another
     * @throws LedgerConflictException if an entry of the same call, meter and time has another quantity; then none is posted
     */
    int post(Collection<UsageEntry> entries);

    /** Totals over {@code [from, to)} by occurrence; meters without use are missing. */
    Map<Meter, Long> totals(TenantId tenant, Instant from, Instant to);

    /** Talk seconds over {@code [from, to)}, each call rounded by {@code increment} before they are added up. */
    long billableTalkSeconds(TenantId tenant, Increment increment, Instant from, Instant to);
}
