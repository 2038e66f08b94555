package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.number.NumberFilter;
import io.voicecrm.number.NumberHolding;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.NumberStore;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.number.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class InMemoryNumberStore implements NumberStore {

    private final TreeMap<String, PooledNumber> numbers = new TreeMap<>();

    /** The last one of a number may last. */
    private final TreeMap<String, List<NumberHolding>> holdings = new TreeMap<>();

    @Override
    public synchronized boolean add(PooledNumber number) {
        PooledNumber held = numbers.get(number.number().e164());
        if (held != null && held.state() != NumberState.RELEASED) {
            return false;
        }
        long version = held == null ? number.version() : held.version() + 1;
        put(number.withVersion(version));
        return true;
    }

    @Override
    public synchronized Optional<PooledNumber> find(PhoneNumber number) {
        return Optional.ofNullable(numbers.get(number.e164()));
    }

    @Override
    public synchronized boolean replace(PooledNumber before, PooledNumber after) {
        PooledNumber held = numbers.get(before.number().e164());
        if (held == null || held.version() != before.version()) {
            return false;
        }
        put(after);
        return true;
    }

    @Override
    public synchronized List<PooledNumber> list(NumberFilter filter, Instant now, int limit) {
        PhoneNumber after = filter.after();
        return numbers.tailMap(after == null ? "" : after.e164(), false).values().stream()
                .filter(number -> matches(number, filter, now))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<NumberHolding> holdings(TenantId tenant, Instant from, Instant to) {
        return holdings.values().stream()
                .flatMap(List::stream)
                .filter(holding -> holding.tenant().equals(tenant) && holding.isWithin(from, to))
                .toList();
    }

    @Override
    public synchronized Map<NumberState, Long> count(Instant now) {
        Map<NumberState, Long> counts = new EnumMap<>(NumberState.class);
        numbers.values().forEach(number -> counts.merge(stateOf(number, now), 1L, Long::sum));
        return counts;
    }

    @Override
    public synchronized List<PooledNumber> due(Instant now, int limit) {
        return numbers.values().stream()
                .filter(number -> number.work() != null && !dueAt(number).isAfter(now))
                .sorted(Comparator.comparing(InMemoryNumberStore::dueAt))
                .limit(limit)
                .toList();
    }

    /** Whose calls a number takes and places. */
    synchronized Optional<TenantId> ownerOf(PhoneNumber number) {
        return find(number).filter(held -> held.state() == NumberState.ASSIGNED).map(PooledNumber::tenant);
    }

    private void put(PooledNumber number) {
        numbers.put(number.number().e164(), number);
        List<NumberHolding> past = holdings.computeIfAbsent(number.number().e164(), phone -> new ArrayList<>());
        NumberHolding last = past.isEmpty() ? null : past.get(past.size() - 1);
        TenantId before = last == null || last.until() != null ? null : last.tenant();
        TenantId holder = number.holderAfter(before);
        if (Objects.equals(before, holder)) {
            return;
        }
        if (last != null && before != null) {
            past.set(past.size() - 1, new NumberHolding(last.number(), before, last.from(), number.since()));
        }
        if (holder != null) {
            past.add(new NumberHolding(number.number(), holder, number.since(), null));
        }
    }

    private static Instant dueAt(PooledNumber number) {
        Work work = number.work();
        return work == null ? Instant.MAX : work.dueAt();
    }

    private static boolean matches(PooledNumber number, NumberFilter filter, Instant now) {
        NumberState state = stateOf(number, now);
        TenantId owner = state == NumberState.AVAILABLE ? null : number.tenant();
        return (filter.tenant() == null || filter.tenant().equals(owner))
                && (filter.state() == null || filter.state() == state)
                && (filter.areaCode() == null || number.number().e164().startsWith("+1" + filter.areaCode()))
                && isSame(filter.region(), number.place().region())
                && isSame(filter.locality(), number.place().locality());
    }

    private static boolean isSame(@Nullable String wanted, @Nullable String held) {
        return wanted == null || wanted.equalsIgnoreCase(Objects.requireNonNullElse(held, ""));
    }

    private static NumberState stateOf(PooledNumber number, Instant now) {
        return number.isFree(now) ? NumberState.AVAILABLE : number.state();
    }
}
