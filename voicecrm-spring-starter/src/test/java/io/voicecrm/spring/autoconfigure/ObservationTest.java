package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.contact.Contact;
import io.voicecrm.dialer.DialReport;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.VirtualClock;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.WebhookIntake.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class ObservationTest {

    private final WebApplicationContextRunner context = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    VoiceCrmAutoConfiguration.class,
                    WebhookAutoConfiguration.class,
                    VoiceCrmHealthAutoConfiguration.class,
                    VoiceCrmMetricsAutoConfiguration.class))
            .withBean(VoiceProvider.class, SealedLetters::new);

    @Test
    void isHealthyWhileTheEngineRuns() {
        context.run(started -> {
            HealthIndicator indicator = started.getBean("voiceCrmHealthIndicator", HealthIndicator.class);
            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);

            started.getBean(VoiceCrm.class).stop();
            assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
        });
    }

    @Test
    void isNotIllWhereTheEngineIsNotMeantToRun() {
        context.withPropertyValues("voicecrm.engine.auto-start=false")
                .run(started -> assertThat(started.getBean("voiceCrmHealthIndicator", HealthIndicator.class)
                                .health()
                                .getStatus())
                        .isEqualTo(Status.UNKNOWN));
    }

    @Test
    void saysNothingOfWebhooksWhileNobodyIsCalled() {
        context.run(started -> {
            HealthIndicator indicator = started.getBean("voiceCrmWebhooksHealthIndicator", HealthIndicator.class);

            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
            assertThat(indicator.health().getDetails()).containsEntry("silenceSeconds", 0L);
        });
    }

    /** An alarm of its own, which does not take the whole process for ill. */
    @Test
    void raisesTheAlarmWhenNoWebhookComesThoughACallIsUp() {
        VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-03-02T15:00:00Z"));
        context.withBean(Clock.class, () -> clock)
                .withBean(CompliancePolicy.class, CompliancePolicy::sandbox)
                .withPropertyValues("voicecrm.engine.auto-start=false", "voicecrm.webhooks.silence-alarm=10m")
                .run(started -> {
                    VoiceCrm crm = started.getBean(VoiceCrm.class);
                    HealthIndicator indicator =
                            started.getBean("voiceCrmWebhooksHealthIndicator", HealthIndicator.class);
                    CampaignSpec call = CampaignSpec.builder(
                                    "Call", new AgentId(SealedLetters.ID, "a"), Fixtures.phone(0))
                            .kind(CampaignSpec.Kind.SINGLE)
                            .build();
                    crm.campaigns().callNow(new TenantId("acme"), call, Contact.of(Fixtures.phone(1)));
                    crm.dialer().runOnce();
                    crm.dialer().awaitAnswers();

                    clock.advance(Duration.ofMinutes(10));
                    assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
                    clock.advance(Duration.ofMinutes(1));
                    assertThat(indicator.health().getStatus()).isEqualTo(WebhookHealthIndicator.SILENT);
                    MeterRegistry registry = new SimpleMeterRegistry();
                    started.getBean(MeterBinder.class).bindTo(registry);
                    assertThat(registry.get("voicecrm.webhooks.silence").gauge().value())
                            .isEqualTo(660);
                });
    }

    @Test
    void countsDialsByTheirResult() {
        context.run(started -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            started.getBean(MeterBinder.class).bindTo(registry);

            started.getBean(DialTally.class)
                    .stepped(new DialReport(15, 5, 4, 3, 2, 1, Map.of("US-01", 2, "DNC_INTERNAL", 1)));

            assertThat(dials(registry, "placed")).isEqualTo(5);
            assertThat(dials(registry, "refused")).isEqualTo(4);
            assertThat(dials(registry, "unknown")).isEqualTo(3);
            assertThat(dials(registry, "deferred")).isEqualTo(2);
            assertThat(dials(registry, "suppressed")).isEqualTo(1);
            assertThat(registry.get("voicecrm.held.back")
                            .tag("rule", "US-01")
                            .functionCounter()
                            .count())
                    .isEqualTo(2);
        });
    }

    @Test
    void showsHowMuchOfTheAccountIsInUse() {
        context.withPropertyValues("voicecrm.limits.max-concurrent-calls=10", "voicecrm.limits.reserved-for-inbound=2")
                .run(started -> {
                    MeterRegistry registry = new SimpleMeterRegistry();
                    started.getBean(MeterBinder.class).bindTo(registry);

                    assertThat(registry.get("voicecrm.slots.allowed").gauge().value())
                            .isEqualTo(8);
                    assertThat(registry.get("voicecrm.slots.used").gauge().value())
                            .isZero();
                    assertThat(registry.get("voicecrm.attempts.unknown").gauge().value())
                            .isZero();
                    assertThat(registry.get("voicecrm.claim.lag").gauge().value())
                            .isZero();
                    assertThat(registry.get("voicecrm.circuit.open").gauge().value())
                            .isZero();
                });
    }

    @Test
    void hasEveryMeterThatTheDashboardShows() throws IOException {
        String dashboard = Files.readString(Path.of("..", "docs", "grafana", "dialer.json"));
        Set<String> shown = Pattern.compile("voicecrm(_[a-z]+)+")
                .matcher(dashboard)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());

        context.run(started -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            started.getBean(MeterBinder.class).bindTo(registry);
            started.getBean(DialTally.class).stepped(new DialReport(1, 0, 0, 0, 1, 0, Map.of("US-01", 1)));

            assertThat(registry.getMeters().stream().map(ObservationTest::inPrometheus))
                    .containsAll(shown);
        });
    }

    private static String inPrometheus(Meter meter) {
        String name = meter.getId().getName().replace('.', '_');
        return meter instanceof FunctionCounter ? name + "_total" : name;
    }

    @Test
    void countsWebhooksByTheirAnswer() {
        context.run(started -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            started.getBean(MeterBinder.class).bindTo(registry);
            WebhookTally tally = started.getBean(WebhookTally.class);

            tally.received(Receipt.ACCEPTED);
            tally.received(Receipt.DUPLICATE);
            tally.received(Receipt.DUPLICATE);
            tally.rejected();

            assertThat(webhooks(registry, "accepted")).isEqualTo(1);
            assertThat(webhooks(registry, "duplicate")).isEqualTo(2);
            assertThat(webhooks(registry, "rejected")).isEqualTo(1);
            assertThat(webhooks(registry, "too_large")).isZero();
        });
    }

    @Test
    void tellsWhetherTheEngineRuns() {
        context.run(started -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            started.getBean(MeterBinder.class).bindTo(registry);
            assertThat(registry.get("voicecrm.engine.running").gauge().value()).isEqualTo(1);

            started.getBean(VoiceCrm.class).stop();
            assertThat(registry.get("voicecrm.engine.running").gauge().value()).isZero();
        });
    }

    private static double dials(MeterRegistry registry, String result) {
        return registry.get("voicecrm.dials")
                .tag("result", result)
                .functionCounter()
                .count();
    }

    private static double webhooks(MeterRegistry registry, String result) {
        return registry.get("voicecrm.webhooks")
                .tag("result", result)
                .functionCounter()
                .count();
    }
}
