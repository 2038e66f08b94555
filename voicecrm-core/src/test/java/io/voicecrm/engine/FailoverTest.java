package io.voicecrm.engine;

import static io.voicecrm.fixture.People.ACME;
import static io.voicecrm.fixture.People.runningCampaign;
import static io.voicecrm.fixture.People.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.Route;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.DialerOptions;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.ScriptedProvider;
import io.voicecrm.fixture.StandingClock;
import io.voicecrm.fixture.Told;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls go by another provider while the preferred one fails, and what it has begun stays its own. */
class FailoverTest {

    private static final int PEOPLE = 90;
    private static final int FORTY_PERCENT = 36;
    private static final ProviderId OTHER = new ProviderId("other");
    private static final AgentId STAND_IN = new AgentId(OTHER, "agent_of_the_other");
    private static final PhoneNumber OTHER_CALLER_ID = PhoneNumber.of("+12025550198");
    private static final AccountLimits LIMITS = new AccountLimits(10, 1_000);

    private final StandingClock clock = new StandingClock();
    private final InMemoryStores stores = new InMemoryStores(People.ids(clock));
    private final ScriptedProvider preferred = new ScriptedProvider();
    private final ScriptedProvider other = new ScriptedProvider(OTHER);
    private final VoiceCrm crm = VoiceCrm.builder(preferred, stores)
            .clock(clock)
            .limits(LIMITS)
            .account(other, LIMITS)
            .dialer(DialerOptions.named("d")
                    .withReconciliation(Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofMinutes(15)))
            .compliance(CompliancePolicy.sandbox())
            .build();

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void sendsEverythingThroughThePreferredProviderWhileItWorks() {
        Campaign campaign = campaign();

        callEverybody(campaign);

        assertThat(preferred.dials()).hasSize(PEOPLE);
        assertThat(other.dials()).isEmpty();
    }

    @Test
    void losesAndDoublesNothingWhenTheCircuitOpensAtFortyPercent() {
        Campaign campaign = campaign();
        callUntil(campaign, FORTY_PERCENT);
        int before = preferred.dials().size();
        preferred.answer(request -> new CallPlacement.Refused(Reason.UNAVAILABLE, "down", null));

        callEverybody(campaign);

        assertThat(before).isBetween(FORTY_PERCENT, FORTY_PERCENT + LIMITS.maxConcurrentCalls());
        assertThat(other.dials()).hasSize(PEOPLE - before);
        assertThat(rung()).hasSize(PEOPLE).containsExactlyInAnyOrderElementsOf(everybody());
        assertThat(progress(campaign).in(TargetState.REACHED)).isEqualTo(PEOPLE);
        assertThat(crm.account(People.PROVIDER).isSpared()).isTrue();
    }

    @Test
    void callsThroughTheOtherAccountWithItsOwnAgentAndNumber() {
        Campaign campaign = campaign();
        preferred.answer(request -> new CallPlacement.Refused(Reason.NOT_AUTHORIZED, "the key was revoked", null));

        callEverybody(campaign);

        assertThat(other.dials())
                .hasSize(PEOPLE)
                .allSatisfy(call -> assertThat(call.agent()).isEqualTo(STAND_IN))
                .allSatisfy(call -> assertThat(call.from()).isEqualTo(OTHER_CALLER_ID));
    }

    /** Nobody knows whether their phones rang, so they must not ring through anybody else. */
    @Test
    void neverMovesAnAttemptWhoseEndIsUnknown() {
        Campaign campaign = campaign();
        callUntil(campaign, FORTY_PERCENT);
        int before = preferred.dials().size();
        preferred.answer(preferred::ringAndVanish);

        callEverybody(campaign);

        List<PhoneNumber> vanished =
                preferred.rung().subList(before, preferred.rung().size());
        assertThat(vanished).isNotEmpty().doesNotHaveDuplicates();
        assertThat(other.rung()).isNotEmpty().doesNotContainAnyElementsOf(vanished);
        assertThat(Stream.concat(preferred.rung().stream(), other.rung().stream()))
                .doesNotHaveDuplicates()
                .hasSize(PEOPLE);
        assertThat(progress(campaign).in(TargetState.REACHED)).isEqualTo(PEOPLE);
    }

    @Test
    void returnsToThePreferredProviderWhenItWorksAgain() {
        Campaign campaign = campaign();
        preferred.answer(request -> new CallPlacement.Refused(Reason.UNAVAILABLE, "down", null));
        callUntil(campaign, 50);
        preferred.answer(preferred::ring);
        clock.advance(Duration.ofMinutes(6));
        int already = other.dials().size();

        callEverybody(campaign);

        assertThat(other.dials().size() - already).as("while one call tried it").isLessThanOrEqualTo(20);
        assertThat(rung()).containsExactlyInAnyOrderElementsOf(everybody());
        assertThat(crm.account(People.PROVIDER).isSpared()).isFalse();
    }

    @Test
    void waitsForTheProviderOfACampaignThatHasNoOtherRoute() {
        Campaign campaign = runningCampaign(stores, clock, spec().build(), 20);
        preferred.answer(request -> new CallPlacement.Refused(Reason.UNAVAILABLE, "down", null));

        step();
        step();

        assertThat(other.dials()).isEmpty();
        assertThat(progress(campaign).open()).isEqualTo(20);
    }

    @Test
    void goesOnByAnotherRouteInsteadOfPausingWhenTheCreditIsGone() {
        Campaign campaign = campaign();
        preferred.answer(request -> new CallPlacement.Refused(Reason.OUT_OF_CREDIT, "no credit", null));

        callEverybody(campaign);

        assertThat(crm.campaigns().find(ACME, campaign.id()).orElseThrow().state())
                .isEqualTo(Campaign.State.FINISHED);
        assertThat(other.dials()).hasSize(PEOPLE);
    }

    @Test
    void takesOneAccountAtEachProvider() {
        VoiceCrmBuilder builder = VoiceCrm.builder(preferred, stores);

        assertThatThrownBy(() -> builder.account(new ScriptedProvider(), LIMITS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account: there is one at scripted already");
    }

    @Test
    void takesOneRouteThroughEachProvider() {
        CampaignSpec.Builder twice = spec().fallbacks(List.of(new Route(People.AGENT, OTHER_CALLER_ID)));

        assertThatThrownBy(twice::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("fallbacks: scripted has a route already");
    }

    private Campaign campaign() {
        return runningCampaign(
                stores,
                clock,
                spec().fallbacks(List.of(new Route(STAND_IN, OTHER_CALLER_ID))).build(),
                PEOPLE);
    }

    private void callUntil(Campaign campaign, int reached) {
        while (progress(campaign).in(TargetState.REACHED) < reached) {
            step();
        }
    }

    private void callEverybody(Campaign campaign) {
        for (int i = 0; i < 1_000 && progress(campaign).open() > 0; i++) {
            step();
        }
        assertThat(progress(campaign).open()).isZero();
    }

    /** Each account dials, everybody who was called hangs up, and a few seconds pass. */
    private void step() {
        for (VoiceAccount account : crm.accounts()) {
            account.dialer().runOnce();
            account.dialer().awaitAnswers();
        }
        for (ScriptedProvider provider : List.of(preferred, other)) {
            for (CallRequest call : provider.dials()) {
                if (provider.findByAttempt(call.attempt(), clock.instant()).isPresent()) {
                    Told told = new Told(provider.callOf(call), call.attempt(), call.to(), clock.instant());
                    provider.happened(told.call(), told.answered(60, Map.of()));
                }
            }
        }
        clock.advance(Duration.ofSeconds(61));
        crm.accounts().forEach(account -> account.dialer().reconcile());
    }

    private List<PhoneNumber> rung() {
        return Stream.of(preferred, other)
                .flatMap(provider -> provider.dials().stream()
                        .filter(call -> provider.findByAttempt(call.attempt(), clock.instant())
                                .isPresent()))
                .map(CallRequest::to)
                .toList();
    }

    private static List<PhoneNumber> everybody() {
        return IntStream.rangeClosed(1, PEOPLE).mapToObj(People::phone).toList();
    }

    private CampaignProgress progress(Campaign campaign) {
        return crm.campaigns().progress(campaign);
    }
}
