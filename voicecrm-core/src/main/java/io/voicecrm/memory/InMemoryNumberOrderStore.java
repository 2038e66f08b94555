package io.voicecrm.memory;

import io.voicecrm.number.NumberOrder;
import io.voicecrm.number.NumberOrderStore;
import io.voicecrm.number.OrderId;
import io.voicecrm.number.OrderedNumber;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class InMemoryNumberOrderStore implements NumberOrderStore {

    private static final Comparator<NumberOrder> OLDEST_FIRST = Comparator.comparing(NumberOrder::createdAt)
            .thenComparing(order -> order.id().toString());

    private final Map<OrderId, NumberOrder> orders = new LinkedHashMap<>();
    private final Map<OrderId, TreeMap<String, OrderedNumber>> numbers = new HashMap<>();

    @Override
    public synchronized void add(NumberOrder order) {
        orders.putIfAbsent(order.id(), order);
    }

    @Override
    public synchronized Optional<NumberOrder> find(OrderId id) {
        return Optional.ofNullable(orders.get(id));
    }

    @Override
    public synchronized List<NumberOrder> newest(int limit) {
        return orders.values().stream()
                .sorted(OLDEST_FIRST.reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<NumberOrder> due(Instant now, int limit) {
        return orders.values().stream()
                .filter(order -> order.state() == NumberOrder.State.OPEN
                        && !order.dueAt().isAfter(now))
                .sorted(OLDEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean replace(NumberOrder before, NumberOrder after) {
        NumberOrder held = orders.get(before.id());
        if (held == null || held.version() != before.version()) {
            return false;
        }
        orders.put(after.id(), after);
        return true;
    }

    @Override
    public synchronized void write(OrderedNumber number) {
        numbers.computeIfAbsent(number.order(), order -> new TreeMap<>())
                .put(number.number().e164(), number);
    }

    @Override
    public synchronized List<OrderedNumber> numbersOf(OrderId order) {
        TreeMap<String, OrderedNumber> held = numbers.get(order);
        return held == null ? List.of() : List.copyOf(held.values());
    }
}
