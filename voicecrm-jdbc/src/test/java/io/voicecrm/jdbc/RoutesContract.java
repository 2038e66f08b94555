package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptStore.Claim;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.Route;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.contact.Contact;
import io.voicecrm.engine.Stores;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a campaign with several routes is claimed, wherever it is kept. */
abstract class RoutesContract {

    static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final IdSource IDS = new IdSource(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());

    private final TenantId acme = new TenantId("acme-" + IDS.next());
    private final ProviderId first = provider();
    private final ProviderId second = provider();
    private final ProviderId third = provider();

    abstract Stores stores();

    @Test
    void keepsTheRoutesOfACampaignInTheirOrder() {
        Campaign campaign = running(spec(first, second, third), 0);

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
        stores().attempts().submitting(List.of(attempt.id()), NOW);
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
        stores().attempts().submitting(List.of(attempt.id()), NOW);
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
        stores().attempts().submitting(List.of(refused.id()), NOW);
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
        Campaign campaign = Campaign.draft(acme, new CampaignId(IDS.next()), spec, NOW);
        stores().campaigns().create(campaign);
        if (people == 0) {
            return campaign;
        }
        int start = IDS.next().hashCode() & 0xFFFFF;
        try (TargetImport targets = stores().campaigns().importTargets(acme, campaign.id())) {
            for (int i = 0; i < people; i++) {
                targets.add(i + 1, Contact.of(PhoneNumber.of("+1908555%07d".formatted(start * 9 + i))));
            }
            targets.commit();
        }
        return stores().campaigns()
                .move(acme, campaign.id(), Campaign.State.RUNNING, null, NOW)
                .orElseThrow();
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
