package io.voicecrm.dialer;

import static io.voicecrm.fixture.People.ACME;
import static io.voicecrm.fixture.People.phone;
import static io.voicecrm.fixture.People.runningCampaign;
import static io.voicecrm.fixture.People.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.Campaign.State;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.ComplianceGate;
import io.voicecrm.compliance.ComplianceRule;
import io.voicecrm.compliance.Decision;
import io.voicecrm.compliance.DialQuestion;
import io.voicecrm.context.CampaignFacts;
import io.voicecrm.context.ContextBuilder;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.ScriptedProvider;
import io.voicecrm.fixture.StandingClock;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.webhook.CallEventHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DialerTest {

    private final StandingClock clock = new StandingClock();
    private final InMemoryStores stores = new InMemoryStores(People.ids(clock));
    private final ScriptedProvider provider = new ScriptedProvider();

    @Test
    void placesOneCallPerTarget() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 3);

        DialReport report = dialer(b -> b).runOnce();

        assertThat(report).isEqualTo(new DialReport(3, 3, 0, 0, 0, 0, Map.of()));
        assertThat(provider.rung()).containsExactly(phone(1), phone(2), phone(3));
        assertThat(progress(campaign).in(TargetState.CALLING)).isEqualTo(3);
    }

    @Test
    void placesNoCallTwiceWhileTheFirstIsUp() {
        runningCampaign(stores, clock, spec().build(), 3);
        Dialer dialer = dialer(b -> b);

        dialer.runOnce();
        clock.advance(Duration.ofDays(1));
        dialer.runOnce();

        assertThat(provider.rung()).doesNotHaveDuplicates();
    }

    @Test
    void neverHasMoreCallsUpThanTheAccountAllows() {
        runningCampaign(stores, clock, spec().build(), 10);
        Dialer dialer = dialer(b -> b.limits(new AccountLimits(4, 1_000)));

        dialer.runOnce();
        dialer.runOnce();

        assertThat(provider.dials()).hasSize(4);
    }

    @Test
    void neverHasMoreCallsUpThanTheCampaignAllows() {
        runningCampaign(stores, clock, spec().maxConcurrentCalls(2).build(), 10);

        dialer(b -> b).runOnce();

        assertThat(provider.dials()).hasSize(2);
    }

    @Test
    void startsNoMoreCallsWithinAnySecondThanTheAccountAllows() {
        runningCampaign(stores, clock, spec().build(), 50);
        Dialer dialer = dialer(b -> b.limits(new AccountLimits(100, 10)));
        dialer.runOnce();
        clock.advance(Duration.ofMillis(999));

        dialer.runOnce();

        assertThat(provider.dials()).hasSize(10);
        clock.advance(Duration.ofMillis(1));
        dialer.runOnce();
        assertThat(provider.dials()).hasSize(20);
    }

    @Test
    void keepsSlotsFreeForPeopleWhoCallIn() {
        runningCampaign(stores, clock, spec().build(), 10);

        dialer(b -> b.limits(new AccountLimits(6, 1_000, 2))).runOnce();

        assertThat(provider.dials()).hasSize(4);
    }

    @Test
    void pausesACampaignWhoseEveryRequestIsCalledWrong() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 20);
        provider.answer(
                request -> new CallPlacement.Refused(Reason.INVALID_REQUEST, "the provider answered 422", null));

        dialer(b -> b).runOnce();

        assertThat(stores.campaigns().find(ACME, campaign.id()).orElseThrow().state())
                .isEqualTo(State.PAUSED);
        assertThat(progress(campaign).in(TargetState.NOT_REACHED)).isEqualTo(RefusalPolicy.WRONG_IN_A_ROW);
        assertThat(progress(campaign).open()).isEqualTo(20 - RefusalPolicy.WRONG_IN_A_ROW);
    }

    @Test
    void sparesAnAccountThatFailsAndTriesItWithOneCall() {
        runningCampaign(stores, clock, spec().build(), 50);
        provider.answer(request -> new CallPlacement.Refused(Reason.UNAVAILABLE, "down", null));
        Dialer dialer = dialer(b -> b.limits(new AccountLimits(Circuit.FAILURES, 1_000)));

        dialer.runOnce();
        assertThat(dialer.isCircuitOpen()).isTrue();
        clock.advance(Circuit.FIRST_PAUSE.minusMillis(1));
        assertThat(dialer.runOnce().claimed()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(dialer.runOnce().refused()).isEqualTo(1);
        clock.advance(Circuit.FIRST_PAUSE);
        assertThat(dialer.runOnce().claimed())
                .as("twice as long after a try that failed")
                .isZero();

        provider.answer(provider::ring);
        clock.advance(Circuit.FIRST_PAUSE);
        assertThat(dialer.runOnce().placed()).isEqualTo(1);

        assertThat(dialer.isCircuitOpen()).isFalse();
        assertThat(dialer.runOnce().claimed()).isGreaterThan(1);
    }

    @Test
    void leavesAnAccountAloneForAsLongAsItAsks() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 3);
        provider.answer(request -> new CallPlacement.Refused(Reason.RATE_LIMITED, "slow down", Duration.ofSeconds(30)));
        Dialer dialer = dialer(b -> b.limits(new AccountLimits(1, 1_000)));
        dialer.runOnce();

        clock.advance(Duration.ofSeconds(29));
        assertThat(dialer.runOnce().claimed()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(dialer.runOnce().claimed()).isEqualTo(1);

        assertThat(progress(campaign).attempts()).as("asked for").isEqualTo(2);
        assertThat(progress(campaign).open()).isEqualTo(3);
    }

    @Test
    void callsNobodyBeforeTheCampaignStarts() {
        runningCampaign(
                stores,
                clock,
                spec().startAt(StandingClock.START.plusSeconds(60)).build(),
                1);
        Dialer dialer = dialer(b -> b);

        assertThat(dialer.runOnce().claimed()).isZero();
        clock.advance(Duration.ofSeconds(60));

        assertThat(dialer.runOnce().placed()).isEqualTo(1);
    }

    @Test
    void callsNobodyOfAPausedCampaign() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 1);
        stores.campaigns().move(ACME, campaign.id(), State.PAUSED, null, clock.instant());

        assertThat(dialer(b -> b).runOnce().claimed()).isZero();
    }

    @Test
    void placesNoCallThatARuleDenies() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 2);
        ComplianceRule rule = rule(question ->
                question.contact().phone().equals(phone(1)) ? new Decision.Deny("X-1", "listed") : Decision.ALLOW);

        DialReport report =
                dialer(b -> b.compliance(ComplianceGate.of(List.of(rule)))).runOnce();

        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(provider.rung()).containsExactly(phone(2));
        assertThat(progress(campaign).in(TargetState.SUPPRESSED)).isEqualTo(1);
    }

    @Test
    void callsADeferredPersonWhenTheRuleAllowsIt() {
        runningCampaign(stores, clock, spec().build(), 1);
        ComplianceRule rule = rule(question -> question.now().isBefore(StandingClock.START.plusSeconds(3_600))
                ? new Decision.Defer(StandingClock.START.plusSeconds(3_600), "X-2", "too early")
                : Decision.ALLOW);
        Dialer dialer = dialer(b -> b.compliance(ComplianceGate.of(List.of(rule))));

        assertThat(dialer.runOnce().deferred()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(59));
        assertThat(dialer.runOnce().claimed()).isZero();
        clock.advance(Duration.ofMinutes(1));

        assertThat(dialer.runOnce().placed()).isEqualTo(1);
        assertThat(provider.dials()).hasSize(1);
    }

    @Test
    void tellsTheAgentItsPromptTheObjectiveAndEarlierAttempts() {
        AgentSpec agent = AgentSpec.named("Ava").withPrompt("You are Ava from {{company}}.");
        stores.agents().save(new Agent(People.AGENT, ACME, AgentType.LEAD_GEN, agent, true, clock.instant()));
        runningCampaign(stores, clock, spec().objective("Book a showing").build(), 1);

        dialer(b -> b.contexts(ContextBuilder.of(List.of(new CampaignFacts()), 1_000)))
                .runOnce();

        assertThat(provider.dials().get(0).context().overrides().prompt())
                .isEqualTo("You are Ava from .\n\nCALL CONTEXT:\n- Objective: Book a showing\n- Previous Attempts: 0");
    }

    @Test
    void putsAPersonBackWhenTheProviderIsFullAndDoesNotCountTheAttempt() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 1);
        provider.answer(refusing(Reason.CAPACITY, Duration.ofSeconds(30)));
        Dialer dialer = dialer(b -> b);

        assertThat(dialer.runOnce().refused()).isEqualTo(1);
        assertThat(progress(campaign).in(TargetState.QUEUED)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(29));
        assertThat(dialer.runOnce().claimed()).isZero();
        clock.advance(Duration.ofSeconds(1));
        provider.answer(provider::ring);

        assertThat(dialer.runOnce().placed()).isEqualTo(1);
    }

    @Test
    void pausesTheCampaignWhenTheAccountHasNoCredit() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 2);
        provider.answer(refusing(Reason.OUT_OF_CREDIT, null));

        dialer(b -> b.options(DialerOptions.named("one").withBatchSize(1))).runOnce();

        Campaign now = stores.campaigns().find(ACME, campaign.id()).orElseThrow();
        assertThat(now.state()).isEqualTo(State.PAUSED);
        assertThat(now.stateReason()).isEqualTo("OUT_OF_CREDIT in the script");
        assertThat(progress(campaign).in(TargetState.QUEUED)).isEqualTo(2);
    }

    @Test
    void pausesARunningCampaignWhoseAgentWasSwitchedOffAndLosesNobody() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 3);
        agent(true);
        Dialer dialer = dialer(b -> b.options(DialerOptions.named("one").withBatchSize(1)));
        dialer.runOnce();
        agent(false);

        DialReport report = dialer.runOnce();

        Campaign now = stores.campaigns().find(ACME, campaign.id()).orElseThrow();
        assertThat(report.byRule()).isEqualTo(Map.of("AGENT_INACTIVE", 1));
        assertThat(now.state()).isEqualTo(State.PAUSED);
        assertThat(now.stateReason()).isEqualTo("agent \"Ava\" is inactive; activate it and resume");
        assertThat(progress(campaign).in(TargetState.QUEUED)).isEqualTo(2);
        assertThat(dialer.runOnce().claimed()).isZero();
        assertThat(provider.rung()).containsExactly(phone(1));
    }

    @Test
    void callsEverybodyElseOnceTheAgentIsActiveAgainAndTheCampaignResumed() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 2);
        agent(false);
        Dialer dialer = dialer(b -> b);
        dialer.runOnce();
        agent(true);
        stores.campaigns().move(ACME, campaign.id(), State.RUNNING, null, clock.instant());

        dialer.runOnce();

        assertThat(provider.rung()).containsExactly(phone(1), phone(2));
    }

    @Test
    void closesATargetWhoseNumberTheProviderCannotDial() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 1);
        provider.answer(refusing(Reason.INVALID_NUMBER, null));

        dialer(b -> b).runOnce();

        assertThat(progress(campaign).byOutcome()).containsEntry(CallOutcome.INVALID_NUMBER, 1L);
        assertThat(stores.campaigns().find(ACME, campaign.id()).orElseThrow().state())
                .isEqualTo(State.FINISHED);
    }

    @Test
    void treatsAProviderThatThrowsAsOneThatMayHaveDialed() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 1);
        provider.answer(request -> {
            throw new IllegalStateException("a fault in the adapter");
        });
        Dialer dialer = dialer(b -> b);

        assertThat(dialer.runOnce().unknown()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(5));
        dialer.runOnce();

        assertThat(provider.dials()).hasSize(1);
        assertThat(progress(campaign).in(TargetState.CALLING)).isEqualTo(1);
    }

    private void agent(boolean active) {
        AgentSpec spec = AgentSpec.named("Ava");
        stores.agents().save(new Agent(People.AGENT, ACME, AgentType.LEAD_GEN, spec, active, clock.instant()));
    }

    private Dialer dialer(Function<Dialer.Builder, Dialer.Builder> with) {
        CallEventHandler nobody = events -> CallEventHandler.Result.HANDLED;
        Dialer.Builder builder = Dialer.builder(
                        provider, stores.attempts(), stores.campaigns(), stores.agents(), nobody)
                .limits(new AccountLimits(100, 1_000))
                .clock(clock);
        return with.apply(builder).build();
    }

    private CampaignProgress progress(Campaign campaign) {
        return stores.campaigns().progress(ACME, campaign.id());
    }

    private static Function<CallRequest, CallPlacement> refusing(Reason reason, @Nullable Duration retryAfter) {
        return request -> new CallPlacement.Refused(reason, reason + " in the script", retryAfter);
    }

    private static ComplianceRule rule(Function<DialQuestion, Decision> check) {
        return new ComplianceRule() {
            @Override
            public String id() {
                return "X";
            }

            @Override
            public Decision check(DialQuestion question) {
                return check.apply(question);
            }
        };
    }
}
