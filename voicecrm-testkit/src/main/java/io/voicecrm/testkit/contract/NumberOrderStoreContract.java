package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.number.Channel;
import io.voicecrm.number.NumberKind;
import io.voicecrm.number.NumberOrder;
import io.voicecrm.number.NumberOrderStore;
import io.voicecrm.number.NumberPlace;
import io.voicecrm.number.NumberSearch;
import io.voicecrm.number.OrderId;
import io.voicecrm.number.OrderedNumber;
import io.voicecrm.number.OrderedNumber.State;
import io.voicecrm.testkit.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link NumberOrderStore} must do. Extend it and answer {@link #emptyStore}. */
@NullMarked
public abstract class NumberOrderStoreContract {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final NumberPlace PLACE = new NumberPlace("US", "NY", null);

    /** A store that holds nothing. */
    protected abstract NumberOrderStore emptyStore();

    @Test
    void givesBackEverythingItWasGiven() {
        NumberOrderStore store = emptyStore();
        NumberSearch search = NumberSearch.in("US")
                .ofKind(NumberKind.TOLL_FREE)
                .withAreaCode("888")
                .containing("55")
                .inRegion("NY")
                .inLocality("New York")
                .with(Set.of(Channel.VOICE, Channel.SMS));
        NumberOrder full = new NumberOrder(
                id(1),
                new ProviderId("c"),
                List.of(Fixtures.phone(2), Fixtures.phone(1)),
                search,
                2,
                1,
                1,
                NumberOrder.State.SHORT,
                "no credit",
                NOW,
                NOW.plusSeconds(9),
                4);

        store.add(full);
        store.add(full);

        assertThat(store.find(full.id())).contains(full);
        assertThat(store.find(id(2))).isEmpty();
        assertThat(store.newest(10)).containsExactly(full);
    }

    @Test
    void letsOneOfTwoWinWhoSawTheSameVersion() {
        NumberOrderStore store = emptyStore();
        NumberOrder seen = order(1, NOW, NOW, 1);
        store.add(seen);
        NumberOrder first = order(1, NOW, NOW.plusSeconds(1), 2);
        NumberOrder second = order(1, NOW, NOW.plusSeconds(2), 2);

        assertThat(store.replace(seen, first)).isTrue();
        assertThat(store.replace(seen, second)).isFalse();
        assertThat(store.find(seen.id())).contains(first);
    }

    @Test
    void namesOpenOrdersThatAreDueOldestFirst() {
        NumberOrderStore store = emptyStore();
        NumberOrder newer = order(1, NOW.minusSeconds(1), NOW, 1);
        NumberOrder older = order(2, NOW.minusSeconds(2), NOW, 1);
        NumberOrder later = order(3, NOW.minusSeconds(3), NOW.plusSeconds(1), 1);
        NumberOrder over = new NumberOrder(
                id(4),
                new ProviderId("c"),
                List.of(),
                NumberSearch.in("US"),
                1,
                1,
                0,
                NumberOrder.State.FILLED,
                null,
                NOW.minusSeconds(4),
                NOW,
                1);
        List.of(newer, older, later, over).forEach(store::add);

        assertThat(store.due(NOW, 10)).containsExactly(older, newer);
        assertThat(store.due(NOW, 1)).containsExactly(older);
        assertThat(store.newest(2)).containsExactly(newer, older);
    }

    @Test
    void keepsOneLinePerNumberOfAnOrder() {
        NumberOrderStore store = emptyStore();
        NumberOrder order = order(1, NOW, NOW, 1);
        NumberOrder other = order(2, NOW, NOW, 1);
        store.add(order);
        store.add(other);
        store.write(line(order, Fixtures.phone(2), State.BUYING, null));
        store.write(line(order, Fixtures.phone(1), State.BUYING, "no answer"));
        store.write(line(other, Fixtures.phone(1), State.WAITING, null));

        store.write(line(order, Fixtures.phone(2), State.REFUSED, "gone"));

        assertThat(store.numbersOf(order.id()))
                .containsExactly(
                        line(order, Fixtures.phone(1), State.BUYING, "no answer"),
                        line(order, Fixtures.phone(2), State.REFUSED, "gone"));
        assertThat(store.numbersOf(id(9))).isEmpty();
    }

    private static OrderId id(int n) {
        return new OrderId(new UUID(7, n));
    }

    private static OrderedNumber line(NumberOrder order, PhoneNumber number, State state, @Nullable String reason) {
        return new OrderedNumber(order.id(), number, PLACE, state, reason, NOW);
    }

    private static NumberOrder order(int n, Instant createdAt, Instant dueAt, long version) {
        return new NumberOrder(
                id(n),
                new ProviderId("c"),
                List.of(),
                NumberSearch.in("US"),
                5,
                0,
                0,
                NumberOrder.State.OPEN,
                null,
                createdAt,
                dueAt,
                version);
    }
}
