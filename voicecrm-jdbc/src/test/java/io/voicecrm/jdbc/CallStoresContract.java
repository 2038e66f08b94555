package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.Direction;
import io.voicecrm.call.Transcript;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.metering.Increment;
import io.voicecrm.metering.LedgerConflictException;
import io.voicecrm.metering.Meter;
import io.voicecrm.metering.UsageEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of agents and calls, and what they used and cost, wherever the stores keep things. */
abstract class CallStoresContract extends StoresScene {

    @Test
    void findsAnAgentForItsOwnerAndASharedOneForAll() {
        save(agent, acme);
        save(new AgentId(provider, "agent_2"), null);

        assertThat(stores().agents().find(acme, agent)).isPresent();
        assertThat(stores().agents().find(globex, agent)).isEmpty();
        assertThat(stores().agents().find(globex, new AgentId(provider, "agent_2")))
                .isPresent();
        assertThat(stores().agents().usableBy(acme).stream()
                        .filter(a -> a.id().provider().equals(provider)))
                .extracting(Agent::id)
                .containsExactly(agent, new AgentId(provider, "agent_2"));
    }

    @Test
    void findsTheOwnerByAttemptByCallAndByAnAgentThatServesOneTenant() {
        save(agent, globex);
        running(acme, 1);
        AttemptId id = submitted();
        stores().attempts().report(List.of(new AttemptReport.Placed(id, call("c1"), null, NOW)));

        assertThat(stores().owners().ownerOf(started("other", id))).contains(new CallOwner(acme, id, phone(1)));
        assertThat(stores().owners().ownerOf(started("c1", null))).contains(new CallOwner(acme, id, phone(1)));
        assertThat(stores().owners().ownerOf(started("inbound", null))).contains(new CallOwner(globex, null, phone(9)));
        assertThat(stores().owners()
                        .ownerOf(new CallEvent.Ended(call("x"), null, NOW, CallOutcome.BUSY, "", Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void findsWhoseCallsComeInByAnAgentThatServesOneTenant() {
        AgentId shared = new AgentId(provider, "agent_2");
        save(agent, globex);
        save(shared, null);

        assertThat(stores().owners().tenantOf(null, agent)).contains(globex);
        assertThat(stores().owners().tenantOf(phone(8), agent)).contains(globex);
        assertThat(stores().owners().tenantOf(phone(8), shared)).isEmpty();
        assertThat(stores().owners().tenantOf(null, null)).isEmpty();
    }

    @Test
    void keepsACallRecordWithEverythingInIt() {
        CallRecord begun = CallRecord.begin(call("c1"), new CallOwner(acme, new AttemptId(IDS.next()), phone(1)));
        Transcript transcript = new Transcript(List.of(
                new Transcript.Turn(Transcript.Speaker.AGENT, "Hello, \"you\" \\ there", Duration.ofMillis(1_500)),
                new Transcript.Turn(Transcript.Speaker.PERSON, "", Duration.ofSeconds(3))));
        CallAnalysis analysis = new CallAnalysis("Fine.", null, Map.of("name", "Ann, {Lee}", "email", "a@example.com"));

        CallRecord stored = stores().calls()
                .update(
                        begun,
                        record -> record.after(started("c1", null))
                                .after(new CallEvent.Ended(
                                        call("c1"),
                                        null,
                                        NOW.plusSeconds(60),
                                        CallOutcome.ANSWERED,
                                        "hung up",
                                        Duration.ofSeconds(60)))
                                .after(new CallEvent.Analyzed(
                                        call("c1"), null, NOW.plusSeconds(90), transcript, analysis)));

        assertThat(stores().calls().find(acme, call("c1"))).contains(stored);
        assertThat(stored.transcript()).isEqualTo(transcript);
        assertThat(stored.analysis()).isEqualTo(analysis);
        assertThat(stores().calls().find(globex, call("c1"))).isEmpty();
        assertThat(stores().calls().recent(acme, phone(9), 5)).containsExactly(stored);
        assertThat(stores().calls().recent(globex, phone(9), 5)).isEmpty();
        assertThat(stores().calls().recent(acme, Set.of(phone(9), phone(8)), 5))
                .isEqualTo(Map.of(phone(9), List.of(stored)));
        assertThat(stores().calls().recent(globex, Set.of(phone(9)), 5)).isEmpty();
    }

    @Test
    void keepsTheTimeThatUseWasFirstPostedAt() {
        UsageEntry first = use("c1", Meter.CALLS_PLACED, 1);
        UsageEntry later = new UsageEntry(acme, call("c1"), Meter.CALLS_PLACED, 1, NOW.plus(Duration.ofDays(40)));

        assertThat(stores().usage().post(List.of(first))).isEqualTo(1);
        assertThat(stores().usage().post(List.of(later))).isZero();

        assertThat(stores().usage().totals(acme, NOW, NOW.plusSeconds(1))).isEqualTo(Map.of(Meter.CALLS_PLACED, 1L));
    }

    @Test
    void correctsUseByWhatEndedLaterAndNeverByWhatEndedEarlier() {
        UsageEntry first = use("c1", Meter.TALK_SECONDS, 60);
        UsageEntry corrected = new UsageEntry(acme, call("c1"), Meter.TALK_SECONDS, 75, NOW.plusSeconds(15));
        stores().usage().post(List.of(first));

        assertThat(stores().usage().post(List.of(corrected))).isEqualTo(1);
        assertThat(stores().usage().post(List.of(corrected))).isZero();
        assertThat(stores().usage().post(List.of(first))).isZero();

        assertThat(stores().usage().totals(acme, NOW, NOW.plusSeconds(60))).isEqualTo(Map.of(Meter.TALK_SECONDS, 75L));
    }

    @Test
    void postsUseOnceAndRefusesWhatContradictsIt() {
        UsageEntry talk = use("c1", Meter.TALK_SECONDS, 61);
        UsageEntry placed = use("c1", Meter.CALLS_PLACED, 1);

        assertThat(stores().usage().post(List.of(talk, placed))).isEqualTo(2);
        assertThat(stores().usage().post(List.of(talk, use("c2", Meter.TALK_SECONDS, 1))))
                .isEqualTo(1);
        assertThatThrownBy(() -> stores().usage()
                        .post(List.of(use("c3", Meter.TALK_SECONDS, 5), use("c1", Meter.TALK_SECONDS, 62))))
                .isInstanceOf(LedgerConflictException.class);

        assertThat(stores().usage().totals(acme, NOW, NOW.plusSeconds(1)))
                .isEqualTo(Map.of(Meter.TALK_SECONDS, 62L, Meter.CALLS_PLACED, 1L));
        assertThat(stores().usage().totals(acme, NOW.plusSeconds(1), NOW.plusSeconds(9)))
                .isEmpty();
        assertThat(stores().usage().totals(globex, NOW, NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void roundsEachCallBeforeAddingUp() {
        long[] seconds = {0, 1, 5, 6, 7, 13, 20, 21, 29, 30, 31, 36, 37, 59, 60, 61, 66, 67, 119, 120, 121, 3_599, 3_601
        };
        for (long talked : seconds) {
            stores().usage().post(List.of(use("c" + talked, Meter.TALK_SECONDS, talked)));
        }

        for (int minimum : new int[] {0, 1, 6, 7, 30, 60, 300}) {
            for (int step : new int[] {1, 6, 13, 30, 60}) {
                Increment increment = new Increment(minimum, step);
                assertThat(stores().usage().billableTalkSeconds(acme, increment, NOW, NOW.plusSeconds(1)))
                        .as("%s", increment)
                        .isEqualTo(
                                LongStream.of(seconds).map(increment::billable).sum());
            }
        }
    }

    @Test
    void keepsTheFirstCostOfACallExactly() {
        List<CostLine> lines = List.of(
                new CostLine("call", new BigDecimal("0.0250345"), "USD"),
                new CostLine("credits", new BigDecimal("126"), "credits"));

        stores().costs().record(acme, call("c1"), lines, NOW);
        stores().costs().record(acme, call("c1"), List.of(new CostLine("call", BigDecimal.TEN, "USD")), NOW);

        Map<String, BigDecimal> totals = stores().costs().totals(acme, NOW, NOW.plusSeconds(1));
        assertThat(totals.get("USD")).isEqualByComparingTo("0.0250345");
        assertThat(totals.get("credits")).isEqualByComparingTo("126");
        assertThat(stores().costs().totals(globex, NOW, NOW.plusSeconds(1))).isEmpty();
    }

    private UsageEntry use(String call, Meter meter, long quantity) {
        return new UsageEntry(acme, call(call), meter, quantity, NOW);
    }

    private void save(AgentId id, @Nullable TenantId owner) {
        stores().agents().save(new Agent(id, owner, AgentType.LEAD_GEN, AgentSpec.named(id.value()), true, NOW));
    }

    private CallEvent started(String call, @Nullable AttemptId attempt) {
        return new CallEvent.Started(
                call(call), attempt, NOW, Direction.INBOUND, agent, phone(9), PhoneNumber.of("+12025550199"));
    }
}
