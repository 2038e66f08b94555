package io.voicecrm.dialer;

import static io.voicecrm.fixture.People.ACME;
import static io.voicecrm.fixture.People.phone;
import static io.voicecrm.fixture.People.runningCampaign;
import static io.voicecrm.fixture.People.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.AttemptStore.Claim;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.ScriptedProvider;
import io.voicecrm.fixture.StandingClock;
import io.voicecrm.fixture.Told;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.webhook.CallEventHandler.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private final StandingClock clock = new StandingClock();
    private final InMemoryStores stores = new InMemoryStores(People.ids(clock));
    private final ScriptedProvider provider = new ScriptedProvider();
    private final List<CallEvent> handled = new ArrayList<>();
    private final Dialer dialer = Dialer.builder(
                    provider, stores.attempts(), stores.campaigns(), stores.agents(), events -> {
                        handled.addAll(events);
                        return Result.HANDLED;
                    })
            .limits(new AccountLimits(100, 1_000))
            .clock(clock)
            .build();

    @Test
    void findsTheCallWhoseAnswerWasLostAndNeverDialsAgain() {
        runningCampaign(stores, clock, spec().build(), 1);
        provider.answer(provider::ringAndVanish);
        dialer.runOnce();
        Told told = told();
        provider.happened(told.call(), List.of(told.started(), told.ended(CallOutcome.ANSWERED, 60)));

        dialer.reconcile();

        assertThat(provider.dials()).hasSize(1);
        assertThat(handled).containsExactly(told.started(), told.ended(CallOutcome.ANSWERED, 60));
        assertThat(stores.owners().ownerOf(told.started())).isPresent();
    }

    @Test
    void closesAnAttemptOfWhichThereIsNoTraceAndNeverDialsAgain() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 1);
        provider.answer(request -> new CallPlacement.Unknown("connection reset"));
        dialer.runOnce();

        dialer.reconcile();
        assertThat(progress(campaign).in(TargetState.CALLING)).isEqualTo(1);
        clock.advance(Duration.ofMinutes(16));
        dialer.reconcile();
        dialer.runOnce();

        assertThat(progress(campaign).in(TargetState.NOT_REACHED)).isEqualTo(1);
        assertThat(provider.dials()).hasSize(1);
    }

    @Test
    void asksTheProviderAboutAnAttemptThatWasSubmittedWhenTheDialerStopped() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 1);
        var attempt = stores.attempts().claim(claim()).get(0);
        stores.attempts().submitting(List.of(attempt.id()), clock.instant());

        clock.advance(Duration.ofMinutes(2));
        dialer.reconcile();
        clock.advance(Duration.ofMinutes(16));
        dialer.reconcile();
        dialer.runOnce();

        assertThat(provider.dials()).isEmpty();
        assertThat(progress(campaign).in(TargetState.NOT_REACHED)).isEqualTo(1);
    }

    @Test
    void givesATargetBackThatWasOnlyClaimedWhenTheDialerStopped() {
        runningCampaign(stores, clock, spec().build(), 1);
        stores.attempts().claim(claim());

        assertThat(dialer.runOnce().claimed()).isZero();
        clock.advance(Duration.ofMinutes(2));
        dialer.reconcile();

        assertThat(dialer.runOnce().placed()).isEqualTo(1);
    }

    @Test
    void readsACallBackWhoseWebhookDidNotCome() {
        runningCampaign(stores, clock, spec().build(), 1);
        dialer.runOnce();
        Told told = told();
        provider.happened(told.call(), told.answered(60, Map.of()));

        dialer.reconcile();
        assertThat(handled).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        dialer.reconcile();

        assertThat(handled).hasSize(4);
    }

    @Test
    void leavesACallAloneThatIsStillUp() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 1);
        dialer.runOnce();
        Told told = told();
        provider.happened(told.call(), List.of(told.started()));

        clock.advance(Duration.ofMinutes(30));
        dialer.reconcile();

        assertThat(handled).isEmpty();
        assertThat(progress(campaign).in(TargetState.CALLING)).isEqualTo(1);
    }

    @Test
    void looksAtAnAttemptAgainOnlyAfterAPause() {
        runningCampaign(stores, clock, spec().build(), 1);
        provider.answer(request -> new CallPlacement.Unknown("connection reset"));
        dialer.runOnce();

        assertThat(dialer.reconcile()).isEqualTo(1);
        assertThat(dialer.reconcile()).isZero();
        clock.advance(Duration.ofSeconds(30));

        assertThat(dialer.reconcile()).isEqualTo(1);
    }

    private Told told() {
        var request = provider.dials().get(0);
        ProviderCallRef call = provider.callOf(request);
        return new Told(call, request.attempt(), phone(1), clock.instant());
    }

    private Claim claim() {
        return new Claim(
                "another dialer",
                People.PROVIDER,
                clock.instant(),
                10,
                10,
                1_000,
                clock.instant().plusSeconds(60));
    }

    private CampaignProgress progress(Campaign campaign) {
        return stores.campaigns().progress(ACME, campaign.id());
    }
}
