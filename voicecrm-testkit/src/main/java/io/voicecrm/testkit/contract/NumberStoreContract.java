package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.number.Binding;
import io.voicecrm.number.CarrierLine;
import io.voicecrm.number.Channel;
import io.voicecrm.number.NumberFilter;
import io.voicecrm.number.NumberHolding;
import io.voicecrm.number.NumberPlace;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.NumberStore;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.number.Work;
import io.voicecrm.number.Work.Step;
import io.voicecrm.testkit.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link NumberStore} must do. Extend it and answer {@link #emptyStore}. */
@NullMarked
public abstract class NumberStoreContract {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final AgentId AGENT = new AgentId(new ProviderId("p"), "a");

    /** A store that holds nothing. */
    protected abstract NumberStore emptyStore();

    @Test
    void givesBackEverythingItWasGiven() {
        NumberStore store = emptyStore();
        PooledNumber plain = number(1, NumberState.AVAILABLE, null, null);
        PooledNumber full = new PooledNumber(
                Fixtures.phone(2),
                new CarrierLine(new ProviderId("c"), "account", "line"),
                new NumberPlace("US", "NY", "New York"),
                Set.of(Channel.VOICE, Channel.MMS),
                NumberState.RESERVED,
                ACME,
                NOW.plusSeconds(60),
                new Binding(AGENT, "imported"),
                new Work(Step.BIND, true, 3, "was down", NOW.plusSeconds(5)),
                NOW,
                7);

        assertThat(store.add(plain)).isTrue();
        assertThat(store.add(full)).isTrue();

        assertThat(store.find(plain.number())).contains(plain);
        assertThat(store.find(full.number())).contains(full);
        assertThat(store.find(Fixtures.phone(3))).isEmpty();
    }

    @Test
    void addsANumberOnce() {
        NumberStore store = emptyStore();
        PooledNumber first = number(1, NumberState.ASSIGNED, ACME, null);
        store.add(first);

        boolean again = store.add(number(1, NumberState.AVAILABLE, null, null));

        assertThat(again).isFalse();
        assertThat(store.find(first.number())).contains(first);
    }

    @Test
    void takesBackANumberThatWasReleased() {
        NumberStore store = emptyStore();
        PooledNumber released = number(1, NumberState.RELEASED, null, null).withVersion(9);
        store.add(released);

        boolean again = store.add(number(1, NumberState.AVAILABLE, null, null));

        assertThat(again).isTrue();
        PooledNumber held = store.find(released.number()).orElseThrow();
        assertThat(held.state()).isEqualTo(NumberState.AVAILABLE);
        assertThat(store.replace(released, released.withVersion(10)))
                .as("a change by somebody who still sees the released one")
                .isFalse();
    }

    @Test
    void letsOneOfTwoWinWhoSawTheSameVersion() {
        NumberStore store = emptyStore();
        PooledNumber seen = number(1, NumberState.AVAILABLE, null, null);
        store.add(seen);
        PooledNumber acmes = number(1, NumberState.ASSIGNED, ACME, null).withVersion(2);
        PooledNumber globexes = number(1, NumberState.ASSIGNED, GLOBEX, null).withVersion(2);

        boolean first = store.replace(seen, acmes);
        boolean second = store.replace(seen, globexes);

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(store.find(seen.number())).contains(acmes);
    }

    @Test
    void replacesNothingThatIsNotThere() {
        PooledNumber number = number(1, NumberState.AVAILABLE, null, null);

        assertThat(emptyStore().replace(number, number.withVersion(2))).isFalse();
    }

    @Test
    void listsByFilterAndPage() {
        NumberStore store = emptyStore();
        PooledNumber free = number(1, NumberState.AVAILABLE, null, null);
        PooledNumber acmes = number(2, NumberState.ASSIGNED, ACME, null);
        PooledNumber elsewhere = new PooledNumber(
                Fixtures.phone(201),
                free.line(),
                new NumberPlace("US", "NJ", "Newark"),
                free.channels(),
                NumberState.AVAILABLE,
                null,
                null,
                null,
                null,
                NOW,
                1);
        List.of(free, acmes, elsewhere).forEach(store::add);

        assertThat(list(store, NumberFilter.ALL)).containsExactlyInAnyOrder(free, acmes, elsewhere);
        assertThat(list(store, NumberFilter.ALL.of(ACME))).containsExactly(acmes);
        assertThat(list(store, NumberFilter.ALL.of(GLOBEX))).isEmpty();
        assertThat(list(store, NumberFilter.ALL.in(NumberState.AVAILABLE))).containsExactlyInAnyOrder(free, elsewhere);
        assertThat(list(store, NumberFilter.ALL.withAreaCode("202"))).containsExactly(free, acmes);
        assertThat(list(store, NumberFilter.ALL.at("nj", null))).containsExactly(elsewhere);
        assertThat(list(store, NumberFilter.ALL.at(null, "NEWARK"))).containsExactly(elsewhere);
        List<PooledNumber> first = store.list(NumberFilter.ALL, NOW, 2);
        assertThat(first).hasSize(2);
        assertThat(store.list(NumberFilter.ALL.after(first.get(1).number()), NOW, 2))
                .hasSize(1)
                .doesNotContainAnyElementsOf(first);
    }

    @Test
    void takesAReservationThatRanOutForAvailable() {
        NumberStore store = emptyStore();
        PooledNumber number = number(1, NumberState.RESERVED, ACME, NOW.plusSeconds(60));
        store.add(number);
        NumberFilter available = NumberFilter.ALL.in(NumberState.AVAILABLE);

        assertThat(store.list(available, NOW, 10)).isEmpty();
        assertThat(store.list(NumberFilter.ALL.of(ACME), NOW, 10)).containsExactly(number);
        assertThat(store.list(available, NOW.plusSeconds(60), 10)).containsExactly(number);
        assertThat(store.list(NumberFilter.ALL.of(ACME), NOW.plusSeconds(60), 10))
                .isEmpty();
        assertThat(store.count(NOW)).isEqualTo(Map.of(NumberState.RESERVED, 1L));
        assertThat(store.count(NOW.plusSeconds(60))).isEqualTo(Map.of(NumberState.AVAILABLE, 1L));
    }

    @Test
    void remembersWhoHadANumberAndWhen() {
        NumberStore store = emptyStore();
        PooledNumber free = number(1, NumberState.AVAILABLE, null, null);
        store.add(free);
        store.add(number(2, NumberState.ASSIGNED, GLOBEX, null));
        PooledNumber acmes = changed(free, NumberState.ASSIGNED, ACME, NOW.plusSeconds(10), 2);
        PooledNumber globexes = changed(free, NumberState.ASSIGNED, GLOBEX, NOW.plusSeconds(20), 3);
        PooledNumber nobodys = changed(free, NumberState.AVAILABLE, null, NOW.plusSeconds(30), 4);

        store.replace(free, acmes);
        store.replace(acmes, globexes);
        store.replace(acmes, nobodys);
        store.replace(globexes, nobodys);

        assertThat(held(store, ACME, 0, 100))
                .containsExactly(new NumberHolding(free.number(), ACME, NOW.plusSeconds(10), NOW.plusSeconds(20)));
        assertThat(held(store, GLOBEX, 0, 100))
                .containsExactlyInAnyOrder(
                        new NumberHolding(free.number(), GLOBEX, NOW.plusSeconds(20), NOW.plusSeconds(30)),
                        new NumberHolding(Fixtures.phone(2), GLOBEX, NOW, null));
        assertThat(held(store, ACME, 0, 10)).as("before").isEmpty();
        assertThat(held(store, ACME, 19, 20)).as("the last second").hasSize(1);
        assertThat(held(store, ACME, 20, 100)).as("afterwards").isEmpty();
    }

    @Test
    void takesAChangeOfAgentsForNoChangeOfHands() {
        NumberStore store = emptyStore();
        PooledNumber first = number(1, NumberState.ASSIGNED, ACME, null);
        store.add(first);
        PooledNumber between = withWorkDueAt(1, NOW).withVersion(2);
        PooledNumber back = changed(first, NumberState.ASSIGNED, ACME, NOW.plusSeconds(60), 3);

        store.replace(first, between);
        store.replace(between, back);

        assertThat(held(store, ACME, 0, 100)).containsExactly(new NumberHolding(first.number(), ACME, NOW, null));
    }

    @Test
    void doesNotCallAReservationAHolding() {
        NumberStore store = emptyStore();
        store.add(number(1, NumberState.RESERVED, ACME, NOW.plusSeconds(60)));
        store.add(withWorkDueAt(2, NOW));

        assertThat(held(store, ACME, 0, 100)).isEmpty();
    }

    @Test
    void namesTheWorkThatIsDueLongestDueFirst() {
        NumberStore store = emptyStore();
        PooledNumber later = withWorkDueAt(1, NOW.minusSeconds(1));
        PooledNumber sooner = withWorkDueAt(2, NOW.minusSeconds(2));
        List.of(later, sooner, withWorkDueAt(3, NOW.plusSeconds(1)), number(4, NumberState.ASSIGNED, ACME, null))
                .forEach(store::add);

        assertThat(store.due(NOW, 10)).containsExactly(sooner, later);
        assertThat(store.due(NOW, 1)).containsExactly(sooner);
    }

    private static List<NumberHolding> held(NumberStore store, TenantId tenant, int fromSecond, int toSecond) {
        return store.holdings(tenant, NOW.plusSeconds(fromSecond), NOW.plusSeconds(toSecond));
    }

    private static PooledNumber changed(
            PooledNumber number, NumberState state, @Nullable TenantId tenant, Instant since, long version) {
        return new PooledNumber(
                number.number(),
                number.line(),
                number.place(),
                number.channels(),
                state,
                tenant,
                null,
                state == NumberState.ASSIGNED ? new Binding(AGENT, "imported") : null,
                null,
                since,
                version);
    }

    private static List<PooledNumber> list(NumberStore store, NumberFilter filter) {
        return store.list(filter, NOW, 10);
    }

    private static PooledNumber withWorkDueAt(int n, Instant dueAt) {
        return new PooledNumber(
                Fixtures.phone(n),
                new CarrierLine(new ProviderId("c"), "", "line-" + n),
                new NumberPlace("US", "NY", "New York"),
                Set.of(Channel.VOICE),
                NumberState.RESERVED,
                ACME,
                null,
                new Binding(AGENT, null),
                new Work(Step.IMPORT, true, 0, null, dueAt),
                NOW,
                1);
    }

    private static PooledNumber number(
            int n, NumberState state, @Nullable TenantId tenant, @Nullable Instant reservedUntil) {
        PhoneNumber phone = Fixtures.phone(n);
        return new PooledNumber(
                phone,
                new CarrierLine(new ProviderId("c"), "", "line-" + n),
                new NumberPlace("US", "NY", "New York"),
                Set.of(Channel.VOICE),
                state,
                tenant,
                reservedUntil,
                state == NumberState.ASSIGNED ? new Binding(AGENT, "imported") : null,
                null,
                NOW,
                1);
    }
}
