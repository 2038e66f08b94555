package io.voicecrm.memory;

import io.voicecrm.TenantId;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.ledger.CostPostings;
import io.voicecrm.ledger.LedgerStore;
import io.voicecrm.memory.CostJournal.Entry;
import io.voicecrm.memory.CostJournal.Subject;
import io.voicecrm.metering.CostDifference;
import io.voicecrm.metering.CostLedger;
import io.voicecrm.metering.CostReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Locks the journal before the ledger, as an audit does. */
final class InMemoryCostLedger implements CostLedger {

    /** How often something was told of a call, and how late the last of it was. */
    private record Told(int revision, Instant occurredAt, Instant asOf) {}

    private final CostJournal journal;
    private final LedgerStore ledger;
    private final Map<Subject, Told> told = new HashMap<>();

    InMemoryCostLedger(CostJournal journal, LedgerStore ledger) {
        this.journal = journal;
        this.ledger = ledger;
    }

    @Override
    public boolean record(CostReport report, Instant now) {
        synchronized (journal) {
            Subject subject = new Subject(report.tenant(), report.call(), report.source());
            Told before = told.getOrDefault(subject, new Told(0, Instant.MIN, Instant.MIN));
            if (!report.asOf().isAfter(before.asOf())) {
                return false;
            }
            Told after = new Told(before.revision() + 1, report.occurredAt(), report.asOf());
            List<CostDifference> differences = CostDifference.between(journal.lines(subject), report.lines());
            if (!differences.isEmpty()) {
                add(subject, report, differences, after.revision(), now);
            }
            told.put(subject, after);
            return !differences.isEmpty();
        }
    }

    private void add(Subject subject, CostReport report, List<CostDifference> differences, int revision, Instant now) {
        Instant at = journal.knows(subject) ? now : report.occurredAt();
        ledger.post(CostPostings.of(report, differences, revision, at));
        journal.add(
                subject,
                differences.stream()
                        .map(one -> new Entry(new CostLine(one.component(), one.amount(), one.unit()), at))
                        .toList());
    }

    @Override
    public Optional<CostReport> last(TenantId tenant, ProviderCallRef call, CostReport.Source source) {
        synchronized (journal) {
            Subject subject = new Subject(tenant, call, source);
            return Optional.ofNullable(told.get(subject))
                    .map(last -> new CostReport(
                            tenant, call, source, journal.lines(subject), last.occurredAt(), last.asOf()));
        }
    }

    @Override
    public Map<String, BigDecimal> totals(TenantId tenant, Instant from, Instant to) {
        synchronized (journal) {
            return journal.totals(tenant, from, to);
        }
    }
}
