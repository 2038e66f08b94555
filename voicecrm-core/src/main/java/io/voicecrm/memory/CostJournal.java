package io.voicecrm.memory;

import io.voicecrm.TenantId;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.metering.CostReport.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was charged, line by line, for those who book it and for those who check the books. Guarded by itself. */
final class CostJournal {

    /** Whose costs, of which call, told by whom. */
    record Subject(TenantId tenant, ProviderCallRef call, Source source) {}

    /** What was added to the costs of a call, and when that counts. */
    record Entry(CostLine line, Instant at) {}

    private final Map<Subject, List<Entry>> entries = new LinkedHashMap<>();

    void add(Subject subject, List<Entry> added) {
        entries.merge(
                subject,
                added,
                (old, more) -> Stream.concat(old.stream(), more.stream()).toList());
    }

    boolean knows(Subject subject) {
        return entries.containsKey(subject);
    }

    /** What somebody charges for a call by now, one line for each component and unit. */
    List<CostLine> lines(Subject subject) {
        Map<String, Map<String, BigDecimal>> sums = entries.getOrDefault(subject, List.of()).stream()
                .map(Entry::line)
                .collect(Collectors.groupingBy(
                        CostLine::component,
                        TreeMap::new,
                        Collectors.toMap(CostLine::unit, CostLine::amount, BigDecimal::add, TreeMap::new)));
        return sums.entrySet().stream()
                .flatMap(component -> component.getValue().entrySet().stream()
                        .map(sum -> new CostLine(component.getKey(), sum.getValue(), sum.getKey())))
                .filter(line -> line.amount().signum() != 0)
                .toList();
    }

    Map<String, BigDecimal> totals(TenantId tenant, Instant from, Instant to) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        entries.forEach((subject, own) -> own.stream()
                .filter(entry -> subject.tenant().equals(tenant)
                        && !entry.at().isBefore(from)
                        && entry.at().isBefore(to))
                .forEach(entry -> totals.merge(entry.line().unit(), entry.line().amount(), BigDecimal::add)));
        return totals;
    }

    /** Everything that is charged by now. */
    Map<Subject, List<CostLine>> all() {
        return entries.keySet().stream().collect(Collectors.toMap(Function.identity(), this::lines));
    }
}
