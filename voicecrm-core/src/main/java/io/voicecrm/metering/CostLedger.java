package io.voicecrm.metering;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.TenantId;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What providers charge us per call. It is append-only, and what it keeps in a currency is posted to the platform's accounts
 * with the same commit. For the platform only: an implementation refuses to show it to a tenant's session. Thread-safe.
 */
@ExtensionPoint
public interface CostLedger {

    /**
     * Keeps a report. One that is not later than what the same source said of the call changes nothing, so that reports may
     * come twice and in any order; of a later one only the difference is added. The first costs of a call count when it was;
     * what corrects them counts {@code now}, and leaves alone what was closed before. Amounts are exact to 9 decimals and
     * rounded half up beyond.
     *
     * @return whether it changed what is known
     */
    boolean record(CostReport report, Instant now);

    /** {@link #record(CostReport, Instant)} of what a provider says of a call that it tells the costs of once. */
    default boolean record(TenantId tenant, ProviderCallRef call, List<CostLine> lines, Instant occurredAt) {
        return record(
                new CostReport(tenant, call, CostReport.Source.PROVIDER, lines, occurredAt, occurredAt), occurredAt);
    }

    /** What a source said last of a call; parts that cost nothing are missing. Empty if it never said anything. */
    Optional<CostReport> last(TenantId tenant, ProviderCallRef call, CostReport.Source source);

    /** Sums over {@code [from, to)} by the time at which they count, one per unit. */
    Map<String, BigDecimal> totals(TenantId tenant, Instant from, Instant to);
}
