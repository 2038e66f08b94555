package io.voicecrm.dialer;

import static io.voicecrm.fixture.People.ACME;
import static io.voicecrm.fixture.People.phone;
import static io.voicecrm.fixture.People.runningCampaign;
import static io.voicecrm.fixture.People.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.AttemptStore.Claim;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.context.ContextBuilder;
import io.voicecrm.context.ContextRequest;
import io.voicecrm.context.ContextSource;
import io.voicecrm.context.Fact;
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
    private final Dialer dialer = dialer(new AccountLimits(100, 1_000)).build();

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
        stores.attempts()
                .submitting(
                        List.of(attempt.id()), clock.instant(), clock.instant().plusSeconds(60));

        clock.advance(Duration.ofMinutes(2));
        dialer.reconcile();
        clock.advance(Duration.ofMinutes(16));
        dialer.reconcile();
        dialer.runOnce();

        assertThat(provider.dials()).isEmpty();
        assertThat(progress(campaign).in(TargetState.NOT_REACHED)).isEqualTo(1);
    }

    @Test
    void givesPeopleAndTheRateBackWithinSecondsOfTheDeathOfAProcessThatHeldThem() {
        AccountLimits oneASecond = new AccountLimits(100, 1);
        runningCampaign(stores, clock, spec().build(), 2);
        Dialer dying = dialer(oneASecond)
                .contexts(ContextBuilder.of(List.of(new Deadly()), 100))
                .build();
        Dialer other = dialer(oneASecond).build();
        assertThatThrownBy(dying::runOnce).isInstanceOf(OutOfMemoryError.class);

        clock.advance(DialerOptions.named("d").claimLease().minusMillis(1));
        other.reconcile();
        assertThat(other.runOnce().claimed()).isZero();
        clock.advance(Duration.ofMillis(1));
        other.reconcile();
        other.runOnce();

        assertThat(provider.dials()).hasSize(1);
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

    private Dialer.Builder dialer(AccountLimits limits) {
        return Dialer.builder(provider, stores.attempts(), stores.campaigns(), stores.agents(), events -> {
                    handled.addAll(events);
                    return Result.HANDLED;
                })
                .limits(limits)
                .clock(clock);
    }

    /** Ends its process, as far as anybody can see, between the claim and the dial. */
    private static final class Deadly implements ContextSource {

        @Override
        public String name() {
            return "deadly";
        }

        @Override
        public List<Fact> facts(ContextRequest request) {
            throw new OutOfMemoryError("of the process");
        }
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
