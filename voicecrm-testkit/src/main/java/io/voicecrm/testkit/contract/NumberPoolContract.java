package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.CarrierLine;
import io.voicecrm.number.CarrierNumber;
import io.voicecrm.number.NumberChange;
import io.voicecrm.number.NumberChange.Done;
import io.voicecrm.number.NumberChange.Reason;
import io.voicecrm.number.NumberChange.Refused;
import io.voicecrm.number.NumberFilter;
import io.voicecrm.number.NumberHolding;
import io.voicecrm.number.NumberPlace;
import io.voicecrm.number.NumberPool;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.NumberStore;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.number.Purchase;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.voice.PhoneNumbers;
import io.voicecrm.voice.PhoneNumbers.OwnedNumber;
import io.voicecrm.voice.VoiceProviderException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the pool must be over any store: nobody gets a number that somebody else has, and nothing that was begun is left
 * half done. Extend it and answer {@link #emptyStores}.
 */
@NullMarked
public abstract class NumberPoolContract extends NumbersScene {

    private static final AgentId AGENT = new AgentId(PROVIDER, "a");
    private static final AgentId OTHER_AGENT = new AgentId(PROVIDER, "b");
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final PhoneNumber NUMBER = Fixtures.phone(1);

    @BeforeEach
    void hireAgents() {
        for (AgentId agent : List.of(AGENT, OTHER_AGENT)) {
            agents().save(new Agent(agent, null, AgentType.PROMO, AgentSpec.named("A"), true, clock.instant()));
        }
    }

    @Test
    void connectsANumberToAnAgent() {
        NumberPool pool = poolWith(NUMBER);

        PooledNumber number = done(pool.assign(ACME, NUMBER, AGENT));

        assertThat(number.state()).isEqualTo(NumberState.ASSIGNED);
        assertThat(number.tenant()).isEqualTo(ACME);
        assertThat(number.work()).isNull();
        assertThat(provider.list())
                .extracting(OwnedNumber::number, OwnedNumber::agent)
                .containsExactly(pair(AGENT));
        assertThat(carrier.routesOf(NUMBER)).isEqualTo(ROUTES);
        assertThat(pool.find(NUMBER)).contains(number);
    }

    @Test
    void letsOneTenantReserveANumberAndTellsTheOther() {
        NumberPool pool = poolWith(NUMBER);
        Instant until = clock.instant().plusSeconds(600);

        assertThat(done(pool.reserve(ACME, NUMBER, until)).tenant()).isEqualTo(ACME);

        assertThat(refused(pool.reserve(GLOBEX, NUMBER, until))).isEqualTo(Reason.TAKEN);
        assertThat(refused(pool.assign(GLOBEX, NUMBER, AGENT))).isEqualTo(Reason.TAKEN);
        assertThat(refused(pool.release(NUMBER))).isEqualTo(Reason.WRONG_STATE);
        assertThat(done(pool.assign(ACME, NUMBER, AGENT)).state()).isEqualTo(NumberState.ASSIGNED);
    }

    @Test
    void freesAReservationThatRanOut() {
        NumberPool pool = poolWith(NUMBER);
        pool.reserve(ACME, NUMBER, clock.instant().plusSeconds(600));

        clock.advance(Duration.ofSeconds(600));

        assertThat(done(pool.assign(GLOBEX, NUMBER, AGENT)).tenant()).isEqualTo(GLOBEX);
        assertThat(refused(pool.assign(ACME, NUMBER, AGENT))).isEqualTo(Reason.TAKEN);
    }

    @Test
    void takesANumberAwayAndGivesItToAnother() {
        NumberPool pool = poolWith(NUMBER);
        pool.assign(ACME, NUMBER, AGENT);

        assertThat(done(pool.unassign(NUMBER)).state()).isEqualTo(NumberState.AVAILABLE);
        assertThat(provider.list()).isEmpty();

        assertThat(done(pool.assign(GLOBEX, NUMBER, OTHER_AGENT)).tenant()).isEqualTo(GLOBEX);
        assertThat(provider.list()).extracting(OwnedNumber::agent).containsExactly(OTHER_AGENT);
    }

    @Test
    void movesANumberToAnotherAgentOfItsTenant() {
        NumberPool pool = poolWith(NUMBER);
        pool.assign(ACME, NUMBER, AGENT);

        PooledNumber moved = done(pool.assign(ACME, NUMBER, OTHER_AGENT));

        assertThat(moved.state()).isEqualTo(NumberState.ASSIGNED);
        assertThat(provider.list()).extracting(OwnedNumber::agent).containsExactly(OTHER_AGENT);
    }

    @Test
    void keepsASuspendedNumberSilentAndItsTenants() {
        NumberPool pool = poolWith(NUMBER);
        pool.assign(ACME, NUMBER, AGENT);

        assertThat(done(pool.suspend(NUMBER)).state()).isEqualTo(NumberState.SUSPENDED);
        assertThat(provider.list()).extracting(OwnedNumber::agent).containsOnlyNulls();
        assertThat(refused(pool.assign(GLOBEX, NUMBER, AGENT))).isEqualTo(Reason.WRONG_STATE);

        assertThat(done(pool.restore(NUMBER)).state()).isEqualTo(NumberState.ASSIGNED);
        assertThat(provider.list()).extracting(OwnedNumber::agent).containsExactly(AGENT);
    }

    @Test
    void remembersWhoHadANumberThroughSuspensionAndAnotherAgent() {
        NumberPool pool = poolWith(NUMBER);
        Instant begin = clock.instant();
        pool.assign(ACME, NUMBER, AGENT);
        clock.advance(Duration.ofDays(1));
        pool.suspend(NUMBER);
        clock.advance(Duration.ofDays(1));
        pool.restore(NUMBER);
        pool.assign(ACME, NUMBER, OTHER_AGENT);
        clock.advance(Duration.ofDays(1));
        Instant end = clock.instant();

        pool.unassign(NUMBER);

        assertThat(pool.holdings(ACME, begin, end.plusSeconds(1)))
                .containsExactly(new NumberHolding(NUMBER, ACME, begin, end));
        assertThat(pool.holdings(GLOBEX, begin, end.plusSeconds(1))).isEmpty();
    }

    @Test
    void asksNobodyForANumberThatCouldNotBeConnected() {
        NumberPool pool = poolWith(NUMBER);
        Instant begin = clock.instant();
        provider.refuseNext(Kind.INVALID_REQUEST);

        pool.assign(ACME, NUMBER, AGENT);

        assertThat(pool.holdings(ACME, begin, begin.plusSeconds(600))).isEmpty();
    }

    @Test
    void connectsOnceMoreWhatSomebodyTookOutOfTheProvider() {
        NumberPool pool = poolWith(NUMBER);
        assertThat(refused(pool.reconnect(NUMBER))).isEqualTo(Reason.WRONG_STATE);
        pool.assign(ACME, NUMBER, AGENT);
        provider.remove(NUMBER);

        assertThat(done(pool.reconnect(NUMBER)).state()).isEqualTo(NumberState.ASSIGNED);

        assertThat(provider.list()).extracting(OwnedNumber::agent).containsExactly(AGENT);
    }

    @Test
    void givesANumberBackToTheCarrierThatNobodyHas() {
        NumberPool pool = poolWith(NUMBER);
        pool.assign(ACME, NUMBER, AGENT);
        assertThat(refused(pool.release(NUMBER))).isEqualTo(Reason.WRONG_STATE);
        pool.unassign(NUMBER);

        assertThat(done(pool.release(NUMBER)).state()).isEqualTo(NumberState.RELEASED);

        assertThat(carrier.find(NUMBER)).isEmpty();
        assertThat(refused(pool.assign(ACME, NUMBER, AGENT))).isEqualTo(Reason.WRONG_STATE);
    }

    @Test
    void undoesWhatARefusalLeavesHalfDone() {
        NumberPool pool = poolWith(NUMBER);
        provider.refuseNext(Kind.RATE_LIMITED);
        pool.assign(ACME, NUMBER, AGENT);
        provider.refuseNext(Kind.INVALID_REQUEST);
        clock.advance(Duration.ofMinutes(3));

        pool.work(10);

        PooledNumber number = pool.find(NUMBER).orElseThrow();
        assertThat(number.state()).isEqualTo(NumberState.AVAILABLE);
        assertThat(number.tenant()).isNull();
        assertThat(provider.list()).isEmpty();
    }

    @Test
    void leavesAReservationWhereConnectingIsRefused() {
        NumberPool pool = poolWith(NUMBER);
        pool.reserve(ACME, NUMBER, clock.instant().plusSeconds(600));
        provider.refuseNext(Kind.INVALID_REQUEST);

        NumberChange change = pool.assign(ACME, NUMBER, AGENT);

        assertThat(refused(change)).isEqualTo(Reason.OUTSIDE);
        assertThat(((Refused) change).message()).contains("INVALID_REQUEST");
        PooledNumber number = pool.find(NUMBER).orElseThrow();
        assertThat(number.state()).isEqualTo(NumberState.RESERVED);
        assertThat(number.tenant()).isEqualTo(ACME);
        assertThat(provider.list()).isEmpty();
    }

    @Test
    void triesAgainWhatFailsForAWhile() {
        NumberPool pool = poolWith(NUMBER);
        provider.refuseNext(Kind.UNAVAILABLE, Kind.UNAVAILABLE);

        PooledNumber waiting = done(pool.assign(ACME, NUMBER, AGENT));
        assertThat(waiting.state()).isEqualTo(NumberState.RESERVED);
        assertThat(waiting.isConnecting()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        pool.work(10);
        clock.advance(Duration.ofSeconds(2));
        pool.work(10);

        assertThat(pool.find(NUMBER).orElseThrow().state()).isEqualTo(NumberState.ASSIGNED);
        assertThat(provider.list()).hasSize(1);
    }

    @Test
    void refusesAnAgentThatIsNotTheTenants() {
        AgentId globexes = new AgentId(PROVIDER, "globex-only");
        agents().save(new Agent(globexes, GLOBEX, AgentType.PROMO, AgentSpec.named("G"), true, clock.instant()));
        NumberPool pool = poolWith(NUMBER);

        assertThat(refused(pool.assign(ACME, NUMBER, globexes))).isEqualTo(Reason.UNKNOWN_AGENT);
        assertThat(refused(pool.assign(ACME, Fixtures.phone(2), AGENT))).isEqualTo(Reason.UNKNOWN_NUMBER);
        assertThat(pool.find(NUMBER).orElseThrow().state()).isEqualTo(NumberState.AVAILABLE);
    }

    @Test
    void assignsNoNumberTwiceToTwoHundredWhoWantFifty() throws InterruptedException, ExecutionException {
        int numbers = 50;
        NumberPool pool = pool(stores().pool(), carrier, provider);
        for (int i = 0; i < numbers; i++) {
            add(pool, Fixtures.phone(i));
        }

        List<List<PhoneNumber>> got = race(200, tenant -> takeOne(pool, tenant));

        List<PhoneNumber> all = got.stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(numbers).doesNotHaveDuplicates();
        assertThat(pool.list(NumberFilter.ALL.in(NumberState.ASSIGNED), 200)).hasSize(numbers);
        for (int tenant = 0; tenant < got.size(); tenant++) {
            assertThat(pool.list(NumberFilter.ALL.of(Fixtures.tenant(tenant)), 10))
                    .extracting(PooledNumber::number)
                    .containsExactlyElementsOf(got.get(tenant));
        }
        assertThat(provider.list()).hasSize(numbers);
    }

    @Test
    void finishesAnAssignmentAfterACrashAtAnyStep() {
        // Every call to the store, the provider or the carrier, before it and after it: until none is left to die at.
        int survived = 0;
        for (int step = 1; survived == 0; step++) {
            reset();
            poolWith(NUMBER);
            Crashes crashes = new Crashes(step);
            NumberPool dying = pool(
                    crashes.guard(NumberStore.class, stores().pool()),
                    crashes.guard(Carrier.class, carrier),
                    crashes.guard(PhoneNumbers.class, provider));
            try {
                dying.assign(ACME, NUMBER, AGENT);
                survived = step;
            } catch (Crashes.Crash e) {
                clock.advance(Duration.ofMinutes(3));
            }

            NumberPool pool = pool(stores().pool(), carrier, provider);
            pool.work(10);
            if (pool.find(NUMBER).orElseThrow().state() == NumberState.AVAILABLE) {
                assertThat(provider.list())
                        .as("nothing was begun, step %s", step)
                        .isEmpty();
                pool.assign(ACME, NUMBER, AGENT);
            }

            PooledNumber number = pool.find(NUMBER).orElseThrow();
            assertThat(number.state()).as("step %s", step).isEqualTo(NumberState.ASSIGNED);
            assertThat(number.work()).as("step %s", step).isNull();
            assertThat(provider.list()).as("step %s", step).hasSize(1);
            assertThat(provider.list().get(0).agent()).as("step %s", step).isEqualTo(AGENT);
            assertThat(carrier.routesOf(NUMBER)).as("step %s", step).isEqualTo(ROUTES);
        }
        assertThat(survived).as("steps at which it died").isGreaterThan(15);
    }

    private List<PhoneNumber> takeOne(NumberPool pool, TenantId tenant) {
        while (true) {
            List<PooledNumber> free = pool.list(NumberFilter.ALL.in(NumberState.AVAILABLE), 10);
            if (free.isEmpty()) {
                return List.of();
            }
            for (PooledNumber number : free) {
                if (pool.assign(tenant, number.number(), AGENT) instanceof Done) {
                    return List.of(number.number());
                }
            }
        }
    }

    /** What one of the racers does. */
    private interface Racer {
        List<PhoneNumber> run(TenantId tenant);
    }

    private static List<List<PhoneNumber>> race(int threads, Racer racer)
            throws InterruptedException, ExecutionException {
        ExecutorService all = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(threads);
            List<Future<List<PhoneNumber>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                TenantId tenant = Fixtures.tenant(i);
                running.add(all.submit(() -> {
                    start.countDown();
                    start.await();
                    return racer.run(tenant);
                }));
            }
            List<List<PhoneNumber>> got = new ArrayList<>();
            for (Future<List<PhoneNumber>> one : running) {
                got.add(one.get());
            }
            return got;
        } finally {
            all.shutdownNow();
        }
    }

    private NumberPool poolWith(PhoneNumber number) {
        NumberPool pool = pool(stores().pool(), carrier, provider);
        add(pool, number);
        return pool;
    }

    private void add(NumberPool pool, PhoneNumber number) {
        CarrierNumber owned = ((Purchase.Bought) carrier.buy(number, "test")).number();
        pool.add(
                owned,
                new CarrierLine(carrier.id(), owned.account(), owned.id()),
                new NumberPlace("US", "NY", "New York"));
    }

    private static Tuple pair(AgentId agent) {
        return tuple(NUMBER, agent);
    }

    private static PooledNumber done(NumberChange change) {
        assertThat(change).isInstanceOf(Done.class);
        return ((Done) change).number();
    }

    private static Reason refused(NumberChange change) {
        assertThat(change).isInstanceOf(Refused.class);
        return Objects.requireNonNull(((Refused) change).reason());
    }
}
