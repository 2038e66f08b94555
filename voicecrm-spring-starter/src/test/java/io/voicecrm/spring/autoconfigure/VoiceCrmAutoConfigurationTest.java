package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.compliance.Decision;
import io.voicecrm.compliance.DialQuestion;
import io.voicecrm.contact.Contact;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.spring.VoiceCrmCustomizer;
import io.voicecrm.voice.VoiceProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class VoiceCrmAutoConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    VoiceCrmAutoConfiguration.class,
                    WebhookAutoConfiguration.class,
                    VoiceCrmHealthAutoConfiguration.class,
                    VoiceCrmMetricsAutoConfiguration.class));

    private final ApplicationContextRunner withProvider = context.withBean(VoiceProvider.class, SealedLetters::new);

    @Test
    void makesAnEngineOutOfAProviderAlone() {
        withProvider.run(started -> {
            assertThat(started).hasSingleBean(VoiceCrm.class);
            assertThat(started.getBean(VoiceCrm.class).stores()).isInstanceOf(InMemoryStores.class);
        });
    }

    @Test
    void runsTheEngineWhileTheApplicationRuns() {
        List<VoiceCrm> engines = new ArrayList<>();

        withProvider.run(started -> {
            engines.add(started.getBean(VoiceCrm.class));
            assertThat(engines.get(0).isRunning()).isTrue();
        });

        assertThat(engines.get(0).isRunning()).isFalse();
    }

    @Test
    void runsTheEngineAgainAfterAPause() {
        withProvider.run(started -> {
            EngineLifecycle lifecycle = started.getBean(EngineLifecycle.class);
            VoiceCrm engine = started.getBean(VoiceCrm.class);

            lifecycle.stop();
            assertThat(engine.isRunning()).isFalse();

            lifecycle.start();
            assertThat(engine.isRunning()).isTrue();
        });
    }

    @Test
    void leavesTheEngineAloneWhenToldNotToStartIt() {
        withProvider
                .withPropertyValues("voicecrm.engine.auto-start=false")
                .run(started ->
                        assertThat(started.getBean(VoiceCrm.class).isRunning()).isFalse());
    }

    @Test
    void stepsBackBehindTheApplicationsStores() {
        Stores own = new InMemoryStores();

        withProvider
                .withBean("own", Stores.class, () -> own)
                .run(started ->
                        assertThat(started.getBean(VoiceCrm.class).stores()).isSameAs(own));
    }

    @Test
    void stepsBackBehindTheApplicationsEngine() {
        VoiceCrm own =
                VoiceCrm.builder(new SealedLetters(), new InMemoryStores()).build();

        context.withBean("own", VoiceCrm.class, () -> own)
                .run(started -> assertThat(started).getBean(VoiceCrm.class).isSameAs(own));
    }

    @Test
    void goesByTheRealRulesUnlessTheApplicationHasAPolicy() {
        PhoneNumber person = PhoneNumber.of("+12025550101");
        DialQuestion unasked = new DialQuestion(
                new TenantId("acme"), Contact.of(person), person, 1, Instant.parse("2026-03-02T15:00:00Z"));

        withProvider.run(started -> assertThat(
                        started.getBean(VoiceCrm.class).compliance().decide(unasked))
                .isInstanceOf(Decision.Deny.class));
        withProvider
                .withBean(CompliancePolicy.class, CompliancePolicy::sandbox)
                .run(started -> assertThat(
                                started.getBean(VoiceCrm.class).compliance().decide(unasked))
                        .isInstanceOf(Decision.Allow.class));
    }

    @Test
    void asksCustomizersInTheirOrder() {
        withProvider
                .withUserConfiguration(TwoCustomizers.class)
                .run(started ->
                        assertThat(started.getBean(TwoCustomizers.class).asked).containsExactly("first", "second"));
    }

    @Test
    void saysWhatToDoWhenThereIsNoProvider() {
        context.run(failed -> {
            Throwable failure = failed.getStartupFailure();
            assertThat(failure).rootCause().isInstanceOf(MissingPartException.class);
            assertThat(new MissingPartFailureAnalyzer().analyze(failure).getAction())
                    .contains("voicecrm.elevenlabs.api-key")
                    .contains("VoiceProvider bean");
        });
    }

    @Test
    void doesNotFallBackToMemoryBesideADataSource() {
        withProvider.withBean(DataSource.class, DriverManagerDataSource::new).run(failed -> {
            Throwable failure = failed.getStartupFailure();
            assertThat(failure).rootCause().isInstanceOf(MissingPartException.class);
            assertThat(new MissingPartFailureAnalyzer().analyze(failure).getAction())
                    .contains("voicecrm-jdbc");
        });
    }

    @Test
    void worksWithoutWebActuatorAndMetrics() {
        withProvider
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.web",
                        "org.springframework.boot.health",
                        "io.micrometer",
                        "org.springframework.jdbc",
                        "org.springframework.boot.jdbc"))
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .hasSingleBean(VoiceCrm.class)
                        .doesNotHaveBean("voiceCrmHealthIndicator")
                        .doesNotHaveBean("voiceCrmMetrics")
                        .doesNotHaveBean(WebhookEndpoint.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoCustomizers {

        private final List<String> asked = new ArrayList<>();

        @Bean
        @Order(2)
        VoiceCrmCustomizer second() {
            return builder -> asked.add("second");
        }

        @Bean
        @Order(1)
        VoiceCrmCustomizer first() {
            return builder -> asked.add("first");
        }
    }
}
