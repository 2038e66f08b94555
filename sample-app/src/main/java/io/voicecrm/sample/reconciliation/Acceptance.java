package io.voicecrm.sample.reconciliation;

import io.voicecrm.TenantId;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.engine.Stores;
import io.voicecrm.metering.CostReport;
import io.voicecrm.metering.CostReport.Source;
import io.voicecrm.sample.reconciliation.Comparison.Row;
import io.voicecrm.sample.reconciliation.Comparison.State;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes the provider's word for what calls cost. The difference is posted as a correction, now; accepted again, there is none
 * left.
 */
@Component
class Acceptance {

    private static final int PAGE = 500;

    private final Comparison comparison;
    private final Stores stores;
    private final Clock clock;

    Acceptance(Comparison comparison, Stores stores, Clock clock) {
        this.comparison = comparison;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * Accepts charges that differ.
     *
     * @param calls which; null for all of them
     * @return how many were corrected
     */
    int accept(ProviderInvoice invoice, @Nullable Set<String> calls) {
        int corrected = 0;
        String after = null;
        List<Row> page;
        do {
            page = comparison.page(invoice, State.DIFFERING, after, PAGE);
            for (Row row : page) {
                if (calls == null || calls.contains(row.ref())) {
                    corrected += correct(invoice, row) ? 1 : 0;
                }
                after = row.ref();
            }
        } while (page.size() == PAGE);
        return corrected;
    }

    private boolean correct(ProviderInvoice invoice, Row row) {
        TenantId tenant = Objects.requireNonNull(row.tenant(), "a call that differs is known");
        ProviderCallRef call = new ProviderCallRef(invoice.provider(), row.ref());
        Instant now = clock.instant();
        CostReport last = stores.costs()
                .last(tenant, call, Source.PROVIDER)
                .orElseGet(() -> new CostReport(
                        tenant, call, Source.PROVIDER, List.of(), endOf(tenant, call, now), Instant.EPOCH));
        List<CostLine> lines = charged(last.lines(), row, invoice.unit());
        CostReport accepted = new CostReport(tenant, call, Source.PROVIDER, lines, last.occurredAt(), after(last, now));
        boolean isNew = stores.costs().record(accepted, now);
        if (isNew) {
            comparison.accepted(invoice.id(), row.ref());
        }
        return isNew;
    }

    private Instant endOf(TenantId tenant, ProviderCallRef call, Instant now) {
        return stores.calls().find(tenant, call).map(CallRecord::endedAt).orElse(now);
    }

    /** The invoice came after all that was told of the call, even if the provider's clock is ahead of ours. */
    private static Instant after(CostReport last, Instant now) {
        return now.isAfter(last.asOf()) ? now : last.asOf().plus(1, ChronoUnit.MICROS);
    }

    /** The lines with what makes them add up to the provider's amount. */
    private static List<CostLine> charged(List<CostLine> known, Row row, Unit unit) {
        List<CostLine> lines = new ArrayList<>();
        BigDecimal missing = row.theirs();
        for (CostLine line : known) {
            if (!line.unit().equals(unit.code())) {
                lines.add(line);
            } else if (!line.component().equals(CostReport.INVOICE_CORRECTION)) {
                lines.add(line);
                missing = missing.subtract(line.amount());
            }
        }
        lines.add(new CostLine(CostReport.INVOICE_CORRECTION, missing, unit.code()));
        return lines;
    }
}
