package io.voicecrm.memory;

import io.voicecrm.Page;
import io.voicecrm.TenantId;
import io.voicecrm.ledger.AccountBook;
import io.voicecrm.ledger.AccountState;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.Hold;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.LedgerAudit;
import io.voicecrm.ledger.LedgerEntry;
import io.voicecrm.ledger.LedgerOperation;
import io.voicecrm.ledger.LedgerOutcome;
import io.voicecrm.ledger.LedgerStore;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.ledger.PlatformEntry;
import io.voicecrm.ledger.PlatformTotal;
import io.voicecrm.ledger.Posting;
import io.voicecrm.metering.LedgerConflictException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryLedgerStore implements LedgerStore {

    private static final Comparator<Hold> BY_EXPIRY = Comparator.comparing(Hold::expiresAt)
            .thenComparing(hold -> hold.tenant().value())
            .thenComparing(Hold::key);

    private record Key(TenantId tenant, LedgerUnit unit) {}

    private record TotalKey(
            LedgerAccount account,
            LedgerUnit unit,
            @Nullable TenantId tenant,
            @Nullable String component) {}

    private final Map<Key, AccountState> accounts = new LinkedHashMap<>();
    private final Map<Key, List<LedgerEntry>> entries = new HashMap<>();
    private final Map<TenantId, Map<String, Hold>> holds = new LinkedHashMap<>();
    private final Map<TenantId, Map<String, Posting>> postings = new LinkedHashMap<>();
    private final Map<TenantId, CreditTerms> terms = new HashMap<>();
    private final Map<String, PlatformEntry> platform = new LinkedHashMap<>();
    private final CostJournal costs;

    InMemoryLedgerStore(CostJournal costs) {
        this.costs = costs;
    }

    @Override
    public synchronized List<LedgerOutcome> apply(List<LedgerOperation> operations) {
        return operations.stream().map(this::apply).toList();
    }

    private LedgerOutcome apply(LedgerOperation operation) {
        Key key = new Key(operation.tenant(), operation.unit());
        Map<String, Hold> tenantsHolds = holds.computeIfAbsent(key.tenant(), none -> new LinkedHashMap<>());
        Map<String, Posting> tenantsPostings = postings.computeIfAbsent(key.tenant(), none -> new LinkedHashMap<>());
        AccountBook book = new AccountBook(state(key), tenantsHolds, tenantsPostings);
        LedgerOutcome outcome = book.apply(operation);
        accounts.put(key, book.state());
        entries.computeIfAbsent(key, none -> new ArrayList<>()).addAll(book.entries());
        book.holds().forEach(hold -> tenantsHolds.put(hold.key(), hold));
        book.postings().forEach(posting -> tenantsPostings.put(posting.key(), posting));
        return outcome;
    }

    private AccountState state(Key key) {
        return accounts.getOrDefault(key, AccountState.empty(key.tenant(), key.unit()));
    }

    @Override
    public synchronized Balance balance(TenantId tenant, LedgerUnit unit) {
        return state(new Key(tenant, unit)).balance();
    }

    @Override
    public synchronized Page<LedgerEntry> entries(
            TenantId tenant, LedgerUnit unit, @Nullable String cursor, int limit) {
        List<LedgerEntry> all = entries.getOrDefault(new Key(tenant, unit), List.of());
        int end = cursor == null ? all.size() : Math.min(all.size(), Integer.parseInt(cursor) - 1);
        int start = Math.max(0, end - limit);
        List<LedgerEntry> page = new ArrayList<>(all.subList(start, end));
        page.sort(Comparator.comparingLong(LedgerEntry::position).reversed());
        return new Page<>(page, start == 0 ? null : String.valueOf(start + 1));
    }

    @Override
    public synchronized Optional<Hold> hold(TenantId tenant, String key) {
        return Optional.ofNullable(holds.getOrDefault(tenant, Map.of()).get(key));
    }

    @Override
    public synchronized List<Hold> overdue(Instant now, @Nullable Hold after, int limit) {
        return holds.values().stream()
                .flatMap(tenants -> tenants.values().stream())
                .filter(hold ->
                        hold.state() == Hold.State.OPEN && !hold.expiresAt().isAfter(now))
                .filter(hold -> after == null || BY_EXPIRY.compare(hold, after) > 0)
                .sorted(BY_EXPIRY)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Posting> lapsing(Instant now, int limit) {
        return postings.values().stream()
                .flatMap(tenants -> tenants.values().stream())
                .filter(posting -> !posting.isLapsed()
                        && posting.expiresAt() != null
                        && !posting.expiresAt().isAfter(now))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void setTerms(TenantId tenant, @Nullable CreditTerms newTerms) {
        if (newTerms == null) {
            terms.remove(tenant);
            return;
        }
        Key key = new Key(tenant, newTerms.tariff().unit());
        accounts.put(key, state(key).limitedTo(newTerms.overdraft(), newTerms.debtLimit()));
        terms.put(tenant, newTerms);
    }

    @Override
    public synchronized Map<TenantId, CreditTerms> terms(Collection<TenantId> tenants) {
        Map<TenantId, CreditTerms> found = new HashMap<>(terms);
        found.keySet().retainAll(tenants);
        return found;
    }

    @Override
    public synchronized int post(Collection<PlatformEntry> posted) {
        for (PlatformEntry entry : posted) {
            PlatformEntry before = platform.get(entry.key());
            if (before != null && !before.equals(entry)) {
                throw new LedgerConflictException("entry " + entry.key() + ": was posted as something else");
            }
        }
        int before = platform.size();
        posted.forEach(entry -> platform.put(entry.key(), entry));
        return platform.size() - before;
    }

    @Override
    public synchronized List<PlatformTotal> platformTotals(Instant from, Instant to) {
        Map<TotalKey, Long> totals = new LinkedHashMap<>();
        platform.values().stream()
                .filter(entry -> !entry.at().isBefore(from) && entry.at().isBefore(to))
                .forEach(entry -> {
                    totals.merge(keyOf(entry, entry.source()), -entry.amount(), Long::sum);
                    totals.merge(keyOf(entry, entry.destination()), entry.amount(), Long::sum);
                });
        return totals.entrySet().stream()
                .map(total -> new PlatformTotal(
                        total.getKey().account(),
                        total.getKey().unit(),
                        total.getKey().tenant(),
                        total.getKey().component(),
                        total.getValue()))
                .toList();
    }

    private static TotalKey keyOf(PlatformEntry entry, LedgerAccount account) {
        return new TotalKey(account, entry.unit(), entry.tenant(), entry.component());
    }

    @Override
    public LedgerAudit audit() {
        synchronized (costs) {
            synchronized (this) {
                return new InMemoryLedgerAudit(accounts.values(), holds, entries.values(), platform.values(), costs)
                        .run();
            }
        }
    }
}
