package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.voicecrm.IdSource;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.InboundDoor;
import io.voicecrm.number.NumberFilter;
import io.voicecrm.number.NumberNetwork;
import io.voicecrm.number.NumberOrder;
import io.voicecrm.number.NumberOrderStore;
import io.voicecrm.number.NumberOrders;
import io.voicecrm.number.NumberPool;
import io.voicecrm.number.NumberRoutes;
import io.voicecrm.number.NumberSearch;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.NumberStore;
import io.voicecrm.number.OrderedNumber;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.simulator.SimulatedCarrier.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * What buying numbers must be over any store: nothing is bought twice, and what was bought is in the pool. Extend it and
 * answer {@link #emptyStores}.
 */
@NullMarked
public abstract class NumberOrdersContract extends NumbersScene {

    @Test
    void buysInBulkAndCountsAsItGoes() {
        NumberPool pool = pool(stores().pool(), carrier, provider);
        NumberOrders orders = orders(stores().orders(), pool, carrier);
        NumberOrder order = orders.order(carrier.id(), NumberSearch.in("US").withAreaCode("202"), 10);

        orders.work(1);

        NumberOrder filled = orders.find(order.id()).orElseThrow();
        assertThat(filled.state()).isEqualTo(NumberOrder.State.FILLED);
        assertThat(filled.bought()).isEqualTo(10);
        assertThat(carrier.purchases()).isEqualTo(10);
        assertThat(pool.list(NumberFilter.ALL.withAreaCode("202").in(NumberState.AVAILABLE), 100))
                .hasSize(10);
    }

    @Test
    void takesAnotherNumberForOneThatIsGone() {
        NumberPool pool = pool(stores().pool(), carrier, provider);
        NumberOrders orders = orders(stores().orders(), pool, carrier);
        carrier.failNext(Fault.GONE, Fault.GONE);
        NumberOrder order = orders.order(carrier.id(), NumberSearch.in("US"), 3);

        orders.work(1);

        NumberOrder filled = orders.find(order.id()).orElseThrow();
        assertThat(filled.state()).isEqualTo(NumberOrder.State.FILLED);
        assertThat(filled.bought()).isEqualTo(3);
        assertThat(filled.refused()).isEqualTo(2);
    }

    @Test
    void buysExactlyWhatWasChosenAndSaysWhatWasNotForSale() {
        NumberPool pool = pool(stores().pool(), carrier, provider);
        NumberOrders orders = orders(stores().orders(), pool, carrier);
        carrier.failNext(Fault.GONE);
        NumberOrder order = orders.order(carrier.id(), "US", List.of(Fixtures.phone(7), Fixtures.phone(8)));

        orders.work(1);

        NumberOrder over = orders.find(order.id()).orElseThrow();
        assertThat(over.state()).isEqualTo(NumberOrder.State.SHORT);
        assertThat(over.bought()).isEqualTo(1);
        assertThat(orders.numbersOf(order.id()))
                .extracting(OrderedNumber::number, OrderedNumber::state)
                .containsExactly(
                        tuple(Fixtures.phone(7), OrderedNumber.State.REFUSED),
                        tuple(Fixtures.phone(8), OrderedNumber.State.BOUGHT));
    }

    @Test
    void keepsWhatItGotWhenTheCreditRunsOut() {
        NumberPool pool = pool(stores().pool(), carrier, provider);
        NumberOrders orders = orders(stores().orders(), pool, carrier);
        NumberOrder order = orders.order(carrier.id(), NumberSearch.in("US"), 1);
        orders.work(1);
        assertThat(orders.find(order.id()).orElseThrow().state()).isEqualTo(NumberOrder.State.FILLED);
        carrier.failNext(Fault.NO_CREDIT);

        NumberOrder second = orders.order(carrier.id(), NumberSearch.in("US"), 100);
        orders.work(1);

        NumberOrder over = orders.find(second.id()).orElseThrow();
        assertThat(over.state()).isEqualTo(NumberOrder.State.SHORT);
        assertThat(over.problem()).isEqualTo("no credit");
        assertThat(carrier.purchases()).as("nothing is asked for after that").isEqualTo(2);
    }

    @Test
    void buysNothingTwiceWhenAnswersAreLost() {
        NumberPool pool = pool(stores().pool(), carrier, provider);
        NumberOrders orders = orders(stores().orders(), pool, carrier);
        carrier.failNext(Fault.ANSWER_LOST, Fault.REQUEST_LOST, Fault.TOO_FAST);
        NumberOrder order = orders.order(carrier.id(), NumberSearch.in("US"), 5);

        for (int i = 0; i < 30; i++) {
            orders.work(1);
            clock.advance(Duration.ofSeconds(10));
        }

        assertThat(orders.find(order.id()).orElseThrow().state()).isEqualTo(NumberOrder.State.FILLED);
        assertThat(carrier.owned(null).items()).hasSize(5);
        assertThat(pool.list(NumberFilter.ALL, 100)).hasSize(5);
    }

    @Test
    void buysNoMoreThanWasOrderedAfterACrashAtAnyStep() {
        int survived = 0;
        for (int step = 1; survived == 0; step++) {
            reset();
            NumberOrders orders = orders(stores().orders(), pool(stores().pool(), carrier, provider), carrier);
            NumberOrder order = orders.order(carrier.id(), NumberSearch.in("US"), 2);
            Crashes crashes = new Crashes(step);
            NumberOrders dying = orders(
                    crashes.guard(NumberOrderStore.class, stores().orders()),
                    pool(crashes.guard(NumberStore.class, stores().pool()), carrier, provider),
                    crashes.guard(Carrier.class, carrier));
            try {
                dying.work(1);
                survived = step;
            } catch (Crashes.Crash e) {
                clock.advance(Duration.ofMinutes(3));
            }

            for (int i = 0; i < 3; i++) {
                orders.work(1);
                clock.advance(Duration.ofMinutes(3));
            }

            assertThat(orders.find(order.id()).orElseThrow().state())
                    .as("step %s", step)
                    .isEqualTo(NumberOrder.State.FILLED);
            assertThat(carrier.owned(null).items()).as("step %s", step).hasSize(2);
            assertThat(stores().pool().list(NumberFilter.ALL, clock.instant(), 10))
                    .as("step %s", step)
                    .hasSize(2);
        }
        assertThat(survived).as("steps at which it died").isGreaterThan(15);
    }

    private NumberOrders orders(NumberOrderStore store, NumberPool pool, Carrier theCarrier) {
        return new NumberOrders(
                store,
                pool,
                new NumberNetwork(
                        Map.of(theCarrier.id(), theCarrier), Map.of(), NumberRoutes.UNCHANGED, InboundDoor.CLOSED),
                new IdSource(clock, new Random(1)),
                clock);
    }
}
