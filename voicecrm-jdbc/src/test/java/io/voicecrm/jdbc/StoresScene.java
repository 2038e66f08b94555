package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptStore.Claim;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.Campaign.State;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.contact.Contact;
import io.voicecrm.engine.Stores;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two tenants, an account of a provider, and what they do, on whatever stores are under test. */
abstract class StoresScene {

    static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    static final IdSource IDS = new IdSource(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());

    final TenantId acme = new TenantId("acme-" + IDS.next());
    final TenantId globex = new TenantId("globex-" + IDS.next());
    final ProviderId provider = new ProviderId("p" + IDS.next().toString().substring(24));
    final AgentId agent = new AgentId(provider, "agent_1");
    final int own = Math.floorMod(provider.hashCode(), 10_000_000);

    abstract Stores stores();

    CampaignSpec.Builder spec() {
        return CampaignSpec.builder("Spring offer", agent, PhoneNumber.of("+12025550199"));
    }

    Campaign campaign(TenantId tenant) {
        return campaign(tenant, spec().build());
    }

    Campaign campaign(TenantId tenant, CampaignSpec spec) {
        Campaign campaign = Campaign.draft(tenant, new CampaignId(IDS.next()), spec, NOW);
        stores().campaigns().create(campaign);
        return campaign;
    }

    Campaign running(TenantId tenant, int... people) {
        return running(tenant, spec().build(), people);
    }

    Campaign running(TenantId tenant, CampaignSpec spec, int... people) {
        Campaign campaign = campaign(tenant, spec);
        add(campaign, people);
        run(campaign);
        return campaign;
    }

    void add(Campaign campaign, int... people) {
        try (TargetImport targets = stores().campaigns().importTargets(campaign.tenant(), campaign.id())) {
            for (int i = 0; i < people.length; i++) {
                targets.add(i + 1, Contact.of(phone(people[i])));
            }
            targets.commit();
        }
    }

    void run(Campaign campaign) {
        move(campaign, State.RUNNING);
    }

    void move(Campaign campaign, State next) {
        assertThat(stores().campaigns().move(campaign.tenant(), campaign.id(), next, null, NOW))
                .isPresent();
    }

    State state(Campaign campaign) {
        return stores().campaigns()
                .find(campaign.tenant(), campaign.id())
                .orElseThrow()
                .state();
    }

    CampaignProgress progress(Campaign campaign) {
        return stores().campaigns().progress(campaign.tenant(), campaign.id());
    }

    List<Attempt> claim(int limit) {
        return stores().attempts().claim(claimOf(limit, 10_000));
    }

    Claim claimOf(int limit, int maxLive) {
        return new Claim("dialer", provider, NOW, limit, maxLive, 10_000, NOW.plusSeconds(60));
    }

    Claim claimAt(Instant now, int limit, int maxPerSecond) {
        return new Claim("dialer", provider, now, limit, 10_000, maxPerSecond, now.plusSeconds(60));
    }

    AttemptId submitted() {
        AttemptId id = claim(1).get(0).id();
        assertThat(stores().attempts().submitting(Set.of(id), NOW, NOW.plusSeconds(60)))
                .containsExactly(id);
        return id;
    }

    ProviderCallRef call(String value) {
        return new ProviderCallRef(provider, value);
    }

    AttemptReport finished(AttemptId id, CallOutcome outcome, @Nullable Instant next) {
        return new AttemptReport.Finished(id, call("call-" + id), outcome, "because", next, NOW);
    }

    static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    /** Nobody's: there is no country 999. Each test has its own, since a number is live once on the whole platform. */
    PhoneNumber phone(int n) {
        return PhoneNumber.of("+999%07d%04d".formatted(own, n));
    }
}
