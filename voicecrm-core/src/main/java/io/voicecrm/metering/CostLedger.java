package io.voicecrm.metering;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.TenantId;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What providers charge us per call. For the platform only: an implementation refuses to show it to a tenant's session.
 * Thread-safe.
 */
@ExtensionPoint
public interface CostLedger {

    /**
     * Keeps the cost lines of a call; the first ones kept for a call and component stay. Amounts are exact to 9 decimals
     * and rounded half up beyond.
     */
    void record(TenantId tenant, ProviderCallRef call, List<CostLine> lines, Instant occurredAt);

    /** Sums over {@code [from, to)} by occurrence, one per unit. */
    Map<String, BigDecimal> totals(TenantId tenant, Instant from, Instant to);
}
