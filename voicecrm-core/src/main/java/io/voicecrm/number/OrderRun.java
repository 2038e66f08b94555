package io.voicecrm.number;

import io.voicecrm.number.Buyer.Stop;
import io.voicecrm.number.NumberOrder.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stretch of work on one order, for as long as nobody else takes it over. Used by one thread. */
final class OrderRun {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final NumberOrderStore store;
    private final Buyer buyer;
    private final Clock clock;
    private NumberOrder order;

    OrderRun(NumberOrderStore store, Buyer buyer, Clock clock, NumberOrder order) {
        this.store = store;
        this.buyer = buyer;
        this.clock = clock;
        this.order = order;
    }

    void work(@Nullable Carrier carrier) {
        if (!write(order.leased(leaseEnd()))) {
            return;
        }
        Stop stop;
        try {
            stop = carrier == null ? Stop.shortOf(order.carrier() + ": is not configured") : fill(carrier);
        } catch (CarrierException e) {
            String why = String.valueOf(e.getMessage());
            stop = e.kind().isTransient() ? Stop.waiting(why) : Stop.shortOf(why);
        }
        if (stop == null) {
            return;
        }
        write(
                stop.forGood()
                        ? order.closed(stop.filled() ? State.FILLED : State.SHORT, stop.why())
                        : order.waiting(stop.why(), clock.instant().plus(PAUSE)));
    }

    /** Null if somebody else has taken the order over. */
    private @Nullable Stop fill(Carrier carrier) {
        buyer.settle(order, carrier);
        while (true) {
            List<OrderedNumber> asked = store.numbersOf(order.id());
            int missing = order.quantity() - count(asked, OrderedNumber.State.BOUGHT);
            int unknown = count(asked, OrderedNumber.State.BUYING);
            if (!write(counted(asked))) {
                return null;
            }
            if (missing == 0) {
                return Stop.full();
            }
            List<OfferedNumber> next =
                    missing == unknown ? List.of() : buyer.candidates(order, carrier, asked, missing - unknown);
            if (next.isEmpty()) {
                return unknown > 0
                        ? Stop.waiting("it is not known yet whether " + unknown + " could be bought")
                        : Stop.shortOf("no more numbers match");
            }
            for (OfferedNumber offered : next) {
                Stop stop = buyer.buy(order, carrier, offered);
                if (!write(counted(store.numbersOf(order.id())))) {
                    return null;
                }
                if (stop != null) {
                    return stop;
                }
            }
        }
    }

    private NumberOrder counted(List<OrderedNumber> asked) {
        return order.counted(
                count(asked, OrderedNumber.State.BOUGHT), count(asked, OrderedNumber.State.REFUSED), leaseEnd());
    }

    private boolean write(NumberOrder next) {
        if (!store.replace(order, next)) {
            return false;
        }
        order = next;
        return true;
    }

    private Instant leaseEnd() {
        return clock.instant().plus(LEASE);
    }

    private static int count(List<OrderedNumber> numbers, OrderedNumber.State state) {
        return (int) numbers.stream().filter(number -> number.state() == state).count();
    }
}
