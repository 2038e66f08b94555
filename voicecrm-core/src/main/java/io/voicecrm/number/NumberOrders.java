package io.voicecrm.number;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Buying numbers, one or many. Thread-safe, and safe in many processes over one store.
 *
 * <p>Each number is written down before it is asked for, and asked for once, by its digits and never by its area: a
 * number cannot be sold to the same account twice. Where the answer is lost, the account's list says whether it is ours.
 * What was bought is in the pool before it counts as bought.
 */
public final class NumberOrders {

    private final NumberOrderStore store;
    private final Buyer buyer;
    private final NumberNetwork network;
    private final IdSource ids;
    private final Clock clock;

    /** @param pool where bought numbers go */
    public NumberOrders(NumberOrderStore store, NumberPool pool, NumberNetwork network, IdSource ids, Clock clock) {
        this.store = store;
        this.buyer = new Buyer(store, pool, clock);
        this.network = network;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Orders {@code quantity} of the numbers that a search finds; {@link #work} buys them.
     *
     * @throws IllegalArgumentException if {@code quantity} is not 1 to {@link NumberOrder#LARGEST}
     */
    public NumberOrder order(ProviderId carrier, NumberSearch search, int quantity) {
        return place(carrier, List.of(), search, quantity);
    }

    /**
     * Orders exactly these numbers; {@link #work} buys them.
     *
     * @param country where they are at home, ISO 3166-1 alpha-2
     * @throws IllegalArgumentException if there are none, too many, or one twice
     */
    public NumberOrder order(ProviderId carrier, String country, List<PhoneNumber> chosen) {
        return place(carrier, chosen, NumberSearch.in(country), chosen.size());
    }

    /** The order, if there is one. */
    public Optional<NumberOrder> find(OrderId id) {
        return store.find(id);
    }

    /** The newest orders, newest first, {@code limit} at most. */
    public List<NumberOrder> newest(int limit) {
        return store.newest(limit);
    }

    /** What an order tried to buy, and what became of each. */
    public List<OrderedNumber> numbersOf(OrderId order) {
        return store.numbersOf(order);
    }

    /**
     * Works on open orders whose time has come, until each is filled, stops short or has to wait.
     *
     * @return how many were worked on; less than {@code limit} means that no more are due
     */
    public int work(int limit) {
        List<NumberOrder> due = store.due(clock.instant(), limit);
        due.forEach(order -> new OrderRun(store, buyer, clock, order)
                .work(network.carrier(order.carrier()).orElse(null)));
        return due.size();
    }

    private NumberOrder place(ProviderId carrier, List<PhoneNumber> chosen, NumberSearch search, int quantity) {
        NumberOrder order = new NumberOrder(
                new OrderId(ids.next()),
                carrier,
                chosen,
                search,
                quantity,
                0,
                0,
                NumberOrder.State.OPEN,
                null,
                clock.instant(),
                clock.instant(),
                1);
        store.add(order);
        return order;
    }
}
