package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.Secret;
import io.voicecrm.billing.BillingEvent;
import io.voicecrm.billing.BillingEvent.Unrecognized;
import io.voicecrm.billing.BillingEventHandler;
import io.voicecrm.billing.InvoiceGateway;
import io.voicecrm.billing.PaymentGateway;
import io.voicecrm.billing.UsageGateway;
import io.voicecrm.billing.UsageReporter;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.spring.StripeConnectionDetails;
import io.voicecrm.stripe.Stripe;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.wire.SimulatedStripe;
import io.voicecrm.voice.VoiceProvider;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is configured where the billing module is on the class path. The engine is not started. */
class StripeAutoConfigurationTest {

    private final List<BillingEvent> told = new CopyOnWriteArrayList<>();
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(StripeAutoConfiguration.class, VoiceCrmAutoConfiguration.class))
            .withBean(VoiceProvider.class, SealedLetters::new)
            .withPropertyValues("voicecrm.engine.auto-start=false");

    private final ApplicationContextRunner withKey = context.withPropertyValues(
            "voicecrm.stripe.api-key=sk_test_key", "voicecrm.stripe.webhook-secrets=whsec_newer,whsec_older");

    @Test
    void collectsThroughStripeWhereThereIsAKey() {
        withKey.run(started -> assertThat(started)
                .hasSingleBean(InvoiceGateway.class)
                .hasSingleBean(PaymentGateway.class)
                .hasSingleBean(UsageGateway.class));
    }

    @Test
    void reportsUseWhereWhatWasSentIsKept() {
        withKey.run(started -> assertThat(started).doesNotHaveBean(UsageReporter.class));
        withKey.withConfiguration(AutoConfigurations.of(JdbcStoresAutoConfiguration.class))
                .withBean(DataSource.class, DriverManagerDataSource::new)
                .run(started -> assertThat(started).hasSingleBean(UsageReporter.class));
    }

    @Test
    void takesABlankKeyForNone() {
        for (String key : List.of("", "   ")) {
            context.withPropertyValues("voicecrm.stripe.api-key=" + key)
                    .run(started -> assertThat(started)
                            .hasSingleBean(VoiceCrm.class)
                            .doesNotHaveBean(Stripe.class)
                            .doesNotHaveBean(InvoiceGateway.class));
        }
    }

    @Test
    void handsWebhooksToTheApplicationThroughTheEnginesDoor() {
        String body = "{\"id\":\"evt_1\",\"type\":\"moon.landed\",\"data\":{\"object\":{}}}";

        withKey.withBean(BillingEventHandler.class, () -> told::add).run(started -> {
            VoiceCrm engine = started.getBean(VoiceCrm.class);
            for (String secret : List.of("whsec_newer", "whsec_older")) {
                engine.webhooks().accept(Stripe.ID, SignedWebhooks.stripe(secret, body, Instant.now()));
            }
            engine.webhooks().drain(10);
        });

        assertThat(told).containsExactly(new Unrecognized("evt_1", "moon.landed", body));
    }

    @Test
    void takesNoWebhooksThatNobodyWouldHandleOrTrust() {
        withKey.run(
                started -> assertThat(started.getBean(VoiceCrm.class).webhooks().knows(Stripe.ID))
                        .isFalse());
        withKey.withPropertyValues("voicecrm.stripe.webhook-secrets=")
                .withBean(BillingEventHandler.class, () -> told::add)
                .run(started -> assertThat(
                                started.getBean(VoiceCrm.class).webhooks().knows(Stripe.ID))
                        .isFalse());
    }

    @Test
    void asksAnotherServerWhereOneIsSet() {
        try (SimulatedStripe server =
                SimulatedStripe.builder().apiKey("sk_test_key").start()) {
            withKey.withPropertyValues("voicecrm.stripe.base-url=" + server.url())
                    .run(started -> assertThat(started.getBean(Stripe.class).accountId())
                            .isEqualTo("acct_simulated"));
        }
    }

    @Test
    void prefersTheApplicationsAccountToThatOfTheProperties() {
        StripeConnectionDetails vault = () -> Secret.of("sk_from_the_vault");

        withKey.withBean(StripeConnectionDetails.class, () -> vault)
                .run(started -> assertThat(started)
                        .hasSingleBean(Stripe.class)
                        .getBean(StripeConnectionDetails.class)
                        .isSameAs(vault));
    }

    @Test
    void doesNotMindThatTheModuleIsMissing() {
        withKey.withClassLoader(new FilteredClassLoader("io.voicecrm.stripe"))
                .run(started ->
                        assertThat(started).hasSingleBean(VoiceCrm.class).doesNotHaveBean(InvoiceGateway.class));
    }

    @Test
    void keepsTheKeyAndTheSecretsOutOfWhatIsPrinted() {
        withKey.run(started -> {
            StripeProperties bound = started.getBean(StripeProperties.class);

            assertThat(bound.webhookSecrets()).containsExactly("whsec_newer", "whsec_older");
            assertThat(bound.toString()).doesNotContain("sk_test").doesNotContain("whsec");
        });
    }
}
