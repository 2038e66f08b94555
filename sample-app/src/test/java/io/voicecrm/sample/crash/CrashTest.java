package io.voicecrm.sample.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.contact.Contact;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes dial for one account. They are killed without a warning, and the database restarts under them, while
 * the provider loses answers: the campaign is called to its end, and nobody's phone rings twice for one attempt.
 */
class CrashTest {

    private static final TenantId TENANT = Fixtures.tenant(1);
    private static final int PEOPLE = 1_500;

    private static final Faults UNRELIABLE = Faults.builder()
            .rate(Kind.DROP_AFTER_ACCEPT, 0.03)
            .rate(Kind.BAD_GATEWAY_AFTER_ACCEPT, 0.03)
            .rate(Kind.REFUSE_FOR_CAPACITY, 0.03)
            .build();

    @TempDir
    private Path directory;

    @Test
    void ringsNobodyTwiceAndLosesNobodyWhateverIsKilled() throws IOException, InterruptedException {
        try (SimulatedElevenLabs provider = SimulatedElevenLabs.builder()
                        .speed(1_000)
                        .answerLatency(Duration.ofMillis(20))
                        .faults(UNRELIABLE)
                        .start();
                Cluster cluster = new Cluster(directory, provider)) {
            Campaign campaign = prepare(cluster, provider, PEOPLE);
            cluster.start("one");
            cluster.start("two");
            cluster.start("three");

            awaitDials(provider, PEOPLE / 6);
            cluster.kill("one");
            awaitDials(provider, PEOPLE / 3);
            cluster.restartDatabase();
            awaitDials(provider, PEOPLE / 2);
            cluster.kill("two");
            cluster.kill("three");
            cluster.start("four");

            await("everybody is called")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> progress(cluster, campaign).open() == 0);
            CampaignProgress progress = progress(cluster, campaign);
            assertThat(provider.journal().usersDialedTwice()).isEmpty();
            assertThat(provider.journal().phonesRungTwice()).isEmpty();
            assertThat(progress.total()).isEqualTo(PEOPLE);
            assertThat(provider.journal().dials()).isBetween(PEOPLE - cluster.kills() * 8, PEOPLE);
            assertThat(provider.journal().injected(Kind.DROP_AFTER_ACCEPT)).isPositive();
            assertThat(provider.journal().mostLiveCalls()).isLessThanOrEqualTo(DialerNode.SLOTS);
        }
    }

    @Test
    void ringsNobodyTwiceWhenAProcessWakesUpThatTheOthersTookForDead() throws IOException, InterruptedException {
        int people = 600;
        try (SimulatedElevenLabs provider = SimulatedElevenLabs.builder()
                        .speed(1_000)
                        .answerLatency(Duration.ofMillis(50))
                        .start();
                Cluster cluster = new Cluster(directory, provider)) {
            Campaign campaign = prepare(cluster, provider, people);
            cluster.start("sleeper");
            awaitDials(provider, people / 6);
            cluster.suspend("sleeper");
            int before = provider.journal().dials();
            cluster.start("other");
            // Its leases have lapsed by then: whatever it held was given to the other.
            await("the other has done much")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> provider.journal().dials() > before + people / 3);
            cluster.resume("sleeper");

            await("everybody is called")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> progress(cluster, campaign).open() == 0);
            assertThat(provider.journal().usersDialedTwice()).isEmpty();
            assertThat(provider.journal().phonesRungTwice()).isEmpty();
            assertThat(progress(cluster, campaign).total()).isEqualTo(people);
        }
    }

    private static Campaign prepare(Cluster cluster, SimulatedElevenLabs provider, int people) {
        CampaignSpec spec = CampaignSpec.builder(
                        "Crash", new AgentId(ElevenLabs.ID, provider.agentId()), provider.phoneNumber())
                .retries(RetryPlan.NEVER)
                .build();
        Campaign draft = Campaign.draft(TENANT, cluster.newCampaignId(), spec, Instant.now());
        cluster.stores().campaigns().create(draft);
        try (TargetImport targets = cluster.stores().campaigns().importTargets(TENANT, draft.id())) {
            for (int i = 0; i < people; i++) {
                targets.add(i + 1, Contact.of(Fixtures.phone(i)));
            }
            targets.commit();
        }
        return cluster.stores()
                .campaigns()
                .move(TENANT, draft.id(), Campaign.State.RUNNING, null, Instant.now())
                .orElseThrow();
    }

    private static void awaitDials(SimulatedElevenLabs provider, int dials) {
        await("dial " + dials)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> provider.journal().dials() >= dials);
    }

    private static CampaignProgress progress(Cluster cluster, Campaign campaign) {
        return cluster.stores().campaigns().progress(TENANT, campaign.id());
    }
}
