package io.voicecrm.metering;

import io.voicecrm.TenantId;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * All that one source charges us for a call, as far as it was known at some time. What the same source said as of an earlier
 * time it replaces as a whole: a provider that splits a price into parts, or renames one, must not be paid twice.
 *
 * @param lines every part, also those that were told before and did not change
 * @param occurredAt when the call was, by the provider's clock
 * @param asOf when this was true, by the provider's clock; exact to the microsecond
 */
public record CostReport(
        TenantId tenant, ProviderCallRef call, Source source, List<CostLine> lines, Instant occurredAt, Instant asOf) {

    /** The component of what an invoice adds to a call beyond what was told of its parts. */
    public static final String INVOICE_CORRECTION = "invoice_correction";

    /** Who charges. */
    public enum Source {
        /** Who connected the call. */
        PROVIDER,
        /** Whoever read its transcript for us. */
        ANALYSIS
    }

    /** Copies the lines. */
    public CostReport {
        lines = List.copyOf(lines);
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
        asOf = asOf.truncatedTo(ChronoUnit.MICROS);
    }
}
