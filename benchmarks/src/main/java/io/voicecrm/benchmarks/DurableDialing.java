package io.voicecrm.benchmarks;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.DialReport;
import io.voicecrm.dialer.DialerOptions;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.engine.EngineOptions;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.jdbc.JdbcStores;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Ours: the engine on PostgreSQL. Each attempt is claimed and stored as submitted before its request leaves, and its answer
 * is stored after; nobody is called twice, wherever it stops.
 */
final class DurableDialing implements AutoCloseable {

    private static final TenantId TENANT = new TenantId("benchmark");

    private final Clock clock = Clock.systemUTC();
    private final SimulatedElevenLabs server;
    private final ElevenLabs provider;
    private final VoiceCrm crm;

    /** @param batch attempts in one step at most; each step is three commits, one of them for the answers since the last */
    DurableDialing(DataSource database, SimulatedElevenLabs server, int parallel, int batch) {
        this.server = server;
        provider = ElevenLabs.builder(server.apiKey()).baseUrl(server.url()).build();
        crm = VoiceCrm.builder(provider, new JdbcStores(database, new IdSource(clock, new SecureRandom()), clock))
                .compliance(CompliancePolicy.sandbox())
                .keepPromises(false)
                // So wide that neither limit is what is measured.
                .limits(new AccountLimits(1_000_000, 1_000_000))
                .dialer(DialerOptions.named("benchmark")
                        .withBatchSize(batch)
                        .withReconciliation(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(15)))
                .options(new EngineOptions(Duration.ofMillis(100), Duration.ofSeconds(1), parallel, 100, 1))
                .build();
    }

    /** Puts people into a new campaign that is ready to run. */
    Campaign prepare(String prompt, List<PhoneNumber> people) {
        AgentId agent = new AgentId(ElevenLabs.ID, server.agentId());
        AgentSpec spec = AgentSpec.named("Benchmark").withPrompt(prompt);
        crm.stores().agents().save(new Agent(agent, null, AgentType.LEAD_GEN, spec, true, clock.instant()));
        Campaign campaign = crm.campaigns()
                .create(
                        TENANT,
                        CampaignSpec.builder("Benchmark", agent, server.phoneNumber())
                                .retries(RetryPlan.NEVER)
                                .build());
        try (TargetImport targets = crm.stores().campaigns().importTargets(TENANT, campaign.id())) {
            for (int i = 0; i < people.size(); i++) {
                targets.add(i + 1, new Contact(people.get(i), AgentOverrides.NONE, Map.of("first_name", "Ann")));
            }
            targets.commit();
        }
        return crm.campaigns().start(campaign);
    }

    /** One step; see {@link io.voicecrm.dialer.Dialer#runOnce}. */
    DialReport step() {
        return crm.dialer().runOnce();
    }

    /**
     * Lets the engine run until everybody of a campaign is called.
     *
     * @return of how many people it knows a call
     */
    int finish(Campaign campaign, List<PhoneNumber> people) throws InterruptedException {
        crm.start();
        while (crm.campaigns().progress(campaign).open() > 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        crm.stop();
        return crm.stores().calls().recent(TENANT, Set.copyOf(people), 1).size();
    }

    @Override
    public void close() {
        crm.close();
        provider.close();
    }
}
