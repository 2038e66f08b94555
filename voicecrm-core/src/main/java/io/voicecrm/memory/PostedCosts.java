package io.voicecrm.memory;

import io.voicecrm.TenantId;
import io.voicecrm.ledger.CostPostings;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.LedgerAudit.Fault;
import io.voicecrm.ledger.LedgerAudit.Finding;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.ledger.PlatformEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Compares what calls cost with what is posted of it. */
final class PostedCosts {

    private record Key(TenantId tenant, String call, String component, String unit) {}

    private final Map<Key, Long> reported = new HashMap<>();
    private final Map<Key, Long> posted = new HashMap<>();

    PostedCosts(CostJournal costs, Collection<PlatformEntry> platform) {
        costs.all()
                .forEach((subject, lines) -> lines.stream()
                        .filter(line -> CostPostings.currencies().contains(line.unit()))
                        .forEach(line -> reported.merge(
                                new Key(subject.tenant(), subject.call().toString(), line.component(), line.unit()),
                                CostPostings.micros(line.amount()),
                                Long::sum)));
        platform.stream()
                .filter(entry -> entry.key().startsWith("cost/"))
                .forEach(entry -> posted.merge(
                        new Key(
                                Objects.requireNonNull(entry.tenant()),
                                Objects.requireNonNull(entry.call()),
                                Objects.requireNonNull(entry.component()),
                                entry.unit().code()),
                        entry.source() == LedgerAccount.SUPPLIERS ? entry.amount() : -entry.amount(),
                        Long::sum));
    }

    List<Finding> differing() {
        return Stream.concat(reported.keySet().stream(), posted.keySet().stream())
                .distinct()
                .filter(key -> amount(reported, key) != amount(posted, key))
                .map(key -> new Finding(
                        Fault.COST_DIFFERS,
                        key.tenant(),
                        new LedgerUnit(key.unit()),
                        key.component() + " of call " + key.call() + ": reported " + amount(reported, key) + ", posted "
                                + amount(posted, key)))
                .toList();
    }

    private static long amount(Map<Key, Long> amounts, Key key) {
        return Objects.requireNonNullElse(amounts.get(key), 0L);
    }
}
