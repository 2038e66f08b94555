package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptStore.Claim;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.Route;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a campaign with several routes is claimed, wherever it is kept. */
abstract class RoutesContract extends StoresScene {

    private final ProviderId first = provider();
    private final ProviderId second = provider();
    private final ProviderId third = provider();

    @Test
    void keepsTheRoutesOfACampaignInTheirOrder() {
        Campaign campaign = campaign(acme, spec(first, second, third));

        Campaign kept = stores().campaigns().find(acme, campaign.id()).orElseThrow();

        assertThat(kept.spec().fallbacks()).containsExactly(route(second), route(third));
        assertThat(kept.spec().routes()).containsExactly(route(first), route(second), route(third));
    }

    @Test
    void leavesACampaignToThePreferredOfTheProvidersThatWork() {
        running(spec(first, second, third), 9);

        assertThat(claim(second, first, second, third)).isEmpty();
        assertThat(claim(third, second, third)).isEmpty();
        assertThat(claim(second, second, third)).hasSize(3);
        assertThat(claim(third, third)).hasSize(3);
        assertThat(claim(first, first, second, third)).hasSize(3);
    }

    @Test
    void leavesACampaignToNobodyWhoHasNoRouteOfIt() {
        running(spec(first), 3);

        assertThat(claim(second, second)).isEmpty();
        assertThat(claim(first, first, second)).hasSize(3);
    }

    @Test
    void bindsAnAttemptToTheProviderThatClaimedIt() {
        Campaign campaign = running(spec(first, second), 1);

        Attempt attempt = claim(second, second).get(0);

        assertThat(attempt.provider()).isEqualTo(second);
        assertThat(attempt.route()).isEqualTo(route(second));
        assertThat(stores().attempts().find(acme, attempt.id()))
                .get()
                .extracting(Attempt::provider)
                .isEqualTo(second);
        assertThat(stores().attempts().use(second, NOW).slots()).isEqualTo(1);
        assertThat(stores().attempts().use(first, NOW).slots()).isZero();
        assertThat(campaign.spec().agent().provider()).isEqualTo(first);
    }

    @Test
    void givesAnUnknownAttemptToItsOwnProviderAlone() {
        running(spec(first, second), 1);
        Attempt attempt = claim(first, first, second).get(0);
        stores().attempts().submitting(List.of(attempt.id()), NOW, NOW.plusSeconds(60));
        stores().attempts().report(List.of(new AttemptReport.Unknown(attempt.id(), "reset", NOW)));

        assertThat(claim(second, second)).as("nobody else calls them").isEmpty();
        assertThat(unsettled(second)).isEmpty();
        assertThat(unsettled(first)).extracting(Attempt::id).containsExactly(attempt.id());
    }

    @Test
    void namesThePlacedCallByTheProviderThatPlacedIt() {
        running(spec(first, second), 1);
        Attempt attempt = claim(second, second).get(0);
        ProviderCallRef call = new ProviderCallRef(second, "call-" + IDS.next());
        stores().attempts().submitting(List.of(attempt.id()), NOW, NOW.plusSeconds(60));
        stores().attempts().report(List.of(new AttemptReport.Placed(attempt.id(), call, null, NOW)));

        assertThat(stores().attempts().find(acme, attempt.id()).orElseThrow().call())
                .isEqualTo(call);
        assertThat(stores().attempts().placed(first, 10)).isEmpty();
        assertThat(stores().attempts().placed(second, 10)).hasSize(1);
    }

    @Test
    void callsThroughAnotherProviderWhomTheFirstRefused() {
        running(spec(first, second), 1);
        Attempt refused = claim(first, first, second).get(0);
        stores().attempts().submitting(List.of(refused.id()), NOW, NOW.plusSeconds(60));
        stores().attempts().report(List.of(new AttemptReport.Released(refused.id(), "down", NOW, NOW)));

        Attempt again = claim(second, second).get(0);

        assertThat(again.contact()).isEqualTo(refused.contact());
        assertThat(again.number()).as("a refusal is no attempt").isEqualTo(1);
        assertThat(again.provider()).isEqualTo(second);
    }

    @Test
    void demandsThatTheClaimingProviderWorks() {
        assertThatThrownBy(() -> claim(first, second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must contain " + first);
    }

    private List<Attempt> claim(ProviderId provider, ProviderId... working) {
        return stores().attempts()
                .claim(new Claim("d", provider, Set.of(working), NOW, 3, 1_000, 1_000, NOW.plusSeconds(60)));
    }

    private List<Attempt> unsettled(ProviderId provider) {
        return stores().attempts()
                .claimUnsettled(provider, NOW.plusSeconds(600), Duration.ZERO, Duration.ofSeconds(1), 10);
    }

    private Campaign running(CampaignSpec spec, int people) {
        return running(acme, spec, IntStream.rangeClosed(1, people).toArray());
    }

    private static CampaignSpec spec(ProviderId preferred, ProviderId... fallbacks) {
        Route route = route(preferred);
        return CampaignSpec.builder("Routes", route.agent(), route.callerId())
                .fallbacks(
                        List.of(fallbacks).stream().map(RoutesContract::route).toList())
                .build();
    }

    private static Route route(ProviderId provider) {
        return new Route(new AgentId(provider, "agent-of-" + provider), PhoneNumber.of("+12025550199"));
    }

    private static ProviderId provider() {
        return new ProviderId("p" + IDS.next().toString().substring(24));
    }
}
