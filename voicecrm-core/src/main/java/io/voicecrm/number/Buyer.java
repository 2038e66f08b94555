package io.voicecrm.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.number.OrderedNumber.State;
import io.voicecrm.number.Purchase.Bought;
import io.voicecrm.number.Purchase.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Buys one number at a time, and writes down before each request what it asks for. */
final class Buyer {

    /** A request that has not been seen for so long does not arrive any more. */
    private static final Duration UNTIL_SETTLED = Duration.ofMinutes(2);

    private final NumberOrderStore store;
    private final NumberPool pool;
    private final Clock clock;

    Buyer(NumberOrderStore store, NumberPool pool, Clock clock) {
        this.store = store;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Asks for a number.
     *
     * @return why asking for another one makes no sense now; null if it does
     */
    @Nullable
    Stop buy(NumberOrder order, Carrier carrier, OfferedNumber offered) {
        OrderedNumber asked =
                new OrderedNumber(order.id(), offered.number(), offered.place(), State.BUYING, null, clock.instant());
        store.write(asked);
        Purchase purchase = carrier.buy(offered.number(), "voicecrm " + order.id());
        if (purchase instanceof Bought bought) {
            keep(asked, bought.number(), carrier);
            return null;
        }
        if (purchase instanceof Refused refused) {
            return refused(asked, refused, carrier);
        }
        // The time of the request, not of its lost answer: that is what the number is waited for from.
        store.write(new OrderedNumber(
                asked.order(),
                asked.number(),
                asked.place(),
                State.BUYING,
                ((Purchase.Unknown) purchase).message(),
                asked.at()));
        return null;
    }

    /** Finds out what became of requests whose answers were lost. */
    void settle(NumberOrder order, Carrier carrier) {
        for (OrderedNumber asked : store.numbersOf(order.id())) {
            if (asked.state() == State.BUYING) {
                Optional<CarrierNumber> owned = carrier.find(asked.number());
                if (owned.isPresent()) {
                    keep(asked, owned.get(), carrier);
                } else if (!asked.at().plus(UNTIL_SETTLED).isAfter(clock.instant())) {
                    store.write(asked.became(State.WAITING, "a request never arrived", clock.instant()));
                }
            }
        }
    }

    /** What may be asked for next: at most {@code missing}, and nothing that was refused or is not known. */
    List<OfferedNumber> candidates(NumberOrder order, Carrier carrier, List<OrderedNumber> asked, int missing) {
        Set<PhoneNumber> tried = asked.stream()
                .filter(number -> number.state() != State.WAITING)
                .map(OrderedNumber::number)
                .collect(Collectors.toSet());
        if (order.chosen().isEmpty()) {
            return carrier.search(order.search().limitedTo(Math.min(100, missing + tried.size()))).stream()
                    .filter(offered -> !tried.contains(offered.number()))
                    .limit(missing)
                    .toList();
        }
        return order.chosen().stream()
                .filter(number -> !tried.contains(number))
                .limit(missing)
                .map(number -> offer(order, carrier, number))
                .toList();
    }

    /** What the carrier says of a number that was chosen; it may sell one that its search does not show. */
    private static OfferedNumber offer(NumberOrder order, Carrier carrier, PhoneNumber number) {
        return carrier.search(order.search().containing(number.e164())).stream()
                .filter(offered -> offered.number().equals(number))
                .findFirst()
                .orElseGet(() -> new OfferedNumber(
                        number, new NumberPlace(order.search().country(), null, null), Set.of(), false));
    }

    private @Nullable Stop refused(OrderedNumber asked, Refused refused, Carrier carrier) {
        // "Not for sale" is also what the account hears that bought it with a request whose answer was lost.
        Optional<CarrierNumber> owned =
                refused.reason() == Purchase.Reason.GONE ? carrier.find(asked.number()) : Optional.empty();
        if (owned.isPresent()) {
            keep(asked, owned.get(), carrier);
            return null;
        }
        if (refused.reason() == Purchase.Reason.TOO_FAST) {
            store.write(asked.became(State.WAITING, refused.message(), clock.instant()));
            return Stop.waiting(refused.message());
        }
        store.write(asked.became(State.REFUSED, refused.message(), clock.instant()));
        boolean othersToo =
                refused.reason() == Purchase.Reason.ACCOUNT || refused.reason() == Purchase.Reason.NEEDS_PAPERS;
        return othersToo ? Stop.shortOf(refused.message()) : null;
    }

    /** Into the pool first: what counts as bought can be had. */
    private void keep(OrderedNumber asked, CarrierNumber owned, Carrier carrier) {
        pool.add(owned, new CarrierLine(carrier.id(), owned.account(), owned.id()), asked.place());
        store.write(asked.became(State.BOUGHT, null, clock.instant()));
    }

    /**
     * Why an order is not worked on any more.
     *
     * @param filled whether it got all that it wanted
     * @param forGood whether it will not be worked on again
     */
    record Stop(boolean filled, boolean forGood, @Nullable String why) {
        static Stop waiting(String why) {
            return new Stop(false, false, why);
        }

        static Stop shortOf(String why) {
            return new Stop(false, true, why);
        }

        static Stop full() {
            return new Stop(true, true, null);
        }
    }
}
