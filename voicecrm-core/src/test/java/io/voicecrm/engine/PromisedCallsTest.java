package io.voicecrm.engine;

import static io.voicecrm.fixture.People.ACME;
import static io.voicecrm.fixture.People.phone;
import static io.voicecrm.fixture.People.runningCampaign;
import static io.voicecrm.fixture.People.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.analysis.CallInsight;
import io.voicecrm.analysis.OfflineCallAnalyzer;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.compliance.DoNotCall.Source;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.ScriptedProvider;
import io.voicecrm.fixture.StandingClock;
import io.voicecrm.fixture.Told;
import io.voicecrm.memory.InMemoryStores;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows from what people say. It is Monday, ten in the morning, in Washington, where all of them live. */
class PromisedCallsTest {

    private static final Duration UNTIL_TOMORROW_AT_FIVE = Duration.ofHours(31);

    private final StandingClock clock = new StandingClock();
    private final InMemoryStores stores = new InMemoryStores(People.ids(clock));
    private final ScriptedProvider provider = new ScriptedProvider();
    private final List<VoiceCrm> started = new ArrayList<>();
    private CallAnalyzer analyzer = new OfflineCallAnalyzer();

    @AfterEach
    void close() {
        started.forEach(VoiceCrm::close);
    }

    @Test
    void callsAPersonBackWhenTheyAskedForIt() {
        VoiceCrm crm = engine();
        Campaign campaign = called(crm, RetryPlan.NEVER);

        deliver(crm, "done", ended(), analyzed("Can you call me back tomorrow at five?", Map.of()));
        dialAfter(crm, UNTIL_TOMORROW_AT_FIVE.minusMinutes(1));
        assertThat(provider.dials()).hasSize(1);
        dialAfter(crm, Duration.ofMinutes(1));

        assertThat(provider.dials()).hasSize(2);
        assertThat(crm.campaigns().progress(campaign).in(TargetState.CALLING)).isEqualTo(1);
    }

    @Test
    void callsBackWhereTheAnalysisComesAfterTheCampaignHadFinished() {
        VoiceCrm crm = engine();
        Campaign campaign = called(crm, RetryPlan.NEVER);

        deliver(crm, "ended", ended());
        assertThat(state(crm, campaign)).isEqualTo(Campaign.State.FINISHED);
        deliver(crm, "analyzed", analyzed("Call me back tomorrow at five.", Map.of()));

        assertThat(state(crm, campaign)).isEqualTo(Campaign.State.RUNNING);
        dialAfter(crm, UNTIL_TOMORROW_AT_FIVE);
        assertThat(provider.dials()).hasSize(2);
    }

    @Test
    void callsBackOnceHoweverOftenItHearsOfIt() {
        VoiceCrm crm = engine();
        called(crm, RetryPlan.NEVER);
        CallEvent promise = analyzed("Call me back tomorrow at five.", Map.of());
        deliver(crm, "done", ended(), promise);
        dialAfter(crm, UNTIL_TOMORROW_AT_FIVE);
        Told second = new Told(
                provider.callOf(provider.dials().get(1)),
                provider.dials().get(1).attempt(),
                phone(1),
                clock.instant());
        deliver(crm, "second", second.started(), second.ended(CallOutcome.ANSWERED, 30));

        deliver(crm, "again", ended(), promise);
        dialAfter(crm, Duration.ofHours(1));

        assertThat(provider.dials()).hasSize(2);
    }

    @Test
    void takesTheProvidersWordForTheTimeBeforeTheAnalyzers() {
        VoiceCrm crm = engine();
        called(crm, RetryPlan.NEVER);

        deliver(
                crm,
                "done",
                ended(),
                analyzed(
                        "Call me back tomorrow at five.", Map.of(CallInsight.CALL_BACK_AT, "this afternoon at three")));
        dialAfter(crm, Duration.ofHours(5));

        assertThat(provider.dials()).hasSize(2);
    }

    @Test
    void asksTheGateBeforeItCallsBack() {
        VoiceCrm crm = engine();
        called(crm, RetryPlan.NEVER);
        deliver(crm, "done", ended(), analyzed("Call me back tomorrow at five.", Map.of()));

        crm.doNotCall().add(ACME, phone(1), Source.PERSON, "");
        dialAfter(crm, UNTIL_TOMORROW_AT_FIVE);

        assertThat(provider.dials()).hasSize(1);
    }

    @Test
    void hearsAWishForSilenceThatTheProviderMissed() {
        VoiceCrm crm = engine();
        Campaign campaign = called(crm, RetryPlan.NEVER);

        deliver(crm, "done", ended(), analyzed("Take me off your list. And don't call me back tomorrow!", Map.of()));

        assertThat(stores.compliance().doNotCall().find(List.of(new Callee(ACME, phone(1)))))
                .hasSize(1);
        assertThat(state(crm, campaign)).isEqualTo(Campaign.State.FINISHED);
    }

    @Test
    void keepsACallWhoseAnalyzerFails() {
        analyzer = request -> {
            throw new IllegalStateException("broken");
        };
        VoiceCrm crm = engine();
        called(crm, RetryPlan.NEVER);

        deliver(crm, "done", ended(), analyzed("Hello.", Map.of("name", "Ann")));

        CallRecord record = stores.calls().recent(ACME, phone(1), 1).get(0);
        assertThat(record.analysis()).isEqualTo(new CallAnalysis("", null, Map.of("name", "Ann")));
    }

    @Test
    void asksTheAnalyzerOnceForACallAndKeepsWhatItCost() {
        List<Instant> asked = new ArrayList<>();
        CallAnalyzer offline = new OfflineCallAnalyzer();
        analyzer = request -> {
            asked.add(request.at());
            return offline.analyze(request)
                    .from(
                            new CallInsight.Source("costly", ""),
                            List.of(new CostLine("analysis", new BigDecimal("0.002"), "USD")));
        };
        VoiceCrm crm = engine();
        called(crm, RetryPlan.NEVER);

        deliver(crm, "done", ended(), analyzed("Hello.", Map.of()));
        deliver(crm, "again", ended(), analyzed("Hello.", Map.of()));

        assertThat(asked).hasSize(1);
        assertThat(stores.costs().totals(ACME, Instant.EPOCH, clock.instant().plusSeconds(1)))
                .containsEntry("USD", new BigDecimal("0.002000000"));
        assertThat(stores.calls().recent(ACME, phone(1), 1).get(0).analysis().extracted())
                .containsEntry("analyzed_by", "costly");
    }

    private VoiceCrm engine() {
        VoiceCrm crm = VoiceCrm.builder(provider, stores)
                .clock(clock)
                .compliance(CompliancePolicy.sandbox())
                .limits(new AccountLimits(100, 1_000))
                .analyzer(analyzer)
                .build();
        started.add(crm);
        return crm;
    }

    private Campaign called(VoiceCrm crm, RetryPlan retries) {
        Campaign campaign =
                runningCampaign(stores, clock, spec().retries(retries).build(), 1);
        dialAfter(crm, Duration.ZERO);
        return campaign;
    }

    private void dialAfter(VoiceCrm crm, Duration wait) {
        clock.advance(wait);
        crm.dialer().runOnce();
        crm.dialer().awaitAnswers();
    }

    private void deliver(VoiceCrm crm, String name, CallEvent... events) {
        crm.webhooks().accept(People.PROVIDER, provider.webhook(name, clock.instant(), events));
        crm.webhooks().drain(10);
    }

    private Told firstCall() {
        return new Told(
                provider.callOf(provider.dials().get(0)),
                provider.dials().get(0).attempt(),
                phone(1),
                StandingClock.START);
    }

    private CallEvent ended() {
        return firstCall().ended(CallOutcome.ANSWERED, 60);
    }

    private CallEvent analyzed(String said, Map<String, String> extracted) {
        Told call = firstCall();
        return new CallEvent.Analyzed(
                call.call(),
                call.attempt(),
                call.startedAt().plusSeconds(90),
                new Transcript(List.of(new Turn(Speaker.PERSON, said, Duration.ZERO))),
                new CallAnalysis("", null, extracted));
    }

    private static Campaign.State state(VoiceCrm crm, Campaign campaign) {
        return crm.campaigns().find(ACME, campaign.id()).orElseThrow().state();
    }
}
