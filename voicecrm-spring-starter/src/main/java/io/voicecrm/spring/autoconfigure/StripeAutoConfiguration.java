package io.voicecrm.spring.autoconfigure;

import io.voicecrm.Secret;
import io.voicecrm.billing.BillingEventHandler;
import io.voicecrm.billing.InvoiceGateway;
import io.voicecrm.billing.PaymentGateway;
import io.voicecrm.billing.SentUsageStore;
import io.voicecrm.billing.UsageGateway;
import io.voicecrm.billing.UsageReporter;
import io.voicecrm.spring.StripeConnectionDetails;
import io.voicecrm.spring.VoiceCrmCustomizer;
import io.voicecrm.stripe.Stripe;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The account at Stripe as collector of money, where {@code voicecrm.stripe.api-key} is set. Use is reported through a
 * {@link UsageReporter} where there is a store of what was sent. The account's webhooks are taken at
 * {@code POST /webhooks/stripe} where it has a secret for them and the application has a {@link BillingEventHandler}.
 */
@AutoConfiguration(after = JdbcStoresAutoConfiguration.class, before = VoiceCrmAutoConfiguration.class)
@ConditionalOnClass(Stripe.class)
@EnableConfigurationProperties(StripeProperties.class)
public final class StripeAutoConfiguration {

    /** For Spring. */
    public StripeAutoConfiguration() {}

    @Bean
    @ConditionalOnSetting("voicecrm.stripe.api-key")
    @ConditionalOnMissingBean(StripeConnectionDetails.class)
    FromProperties stripeConnectionDetails(StripeProperties properties) {
        return new FromProperties(properties);
    }

    @Bean
    @ConditionalOnBean(StripeConnectionDetails.class)
    @ConditionalOnMissingBean
    Stripe stripe(StripeConnectionDetails account, StripeProperties properties) {
        Stripe.Builder builder = Stripe.builder(account.apiKey())
                .webhookSecrets(account.webhookSecrets())
                .timeout(properties.timeout())
                .retries(properties.retries())
                .daysUntilDue(properties.daysUntilDue());
        String baseUrl = account.baseUrl();
        if (baseUrl != null && !baseUrl.isBlank()) {
            builder.baseUrl(baseUrl);
        }
        return builder.build();
    }

    @Bean
    @ConditionalOnBean(Stripe.class)
    @ConditionalOnMissingBean
    InvoiceGateway stripeInvoices(Stripe stripe) {
        return stripe.invoices();
    }

    @Bean
    @ConditionalOnBean(Stripe.class)
    @ConditionalOnMissingBean
    PaymentGateway stripePayments(Stripe stripe) {
        return stripe.payments();
    }

    @Bean
    @ConditionalOnBean(Stripe.class)
    @ConditionalOnMissingBean
    UsageGateway stripeUsage(Stripe stripe) {
        return stripe.usage();
    }

    @Bean
    @ConditionalOnBean({UsageGateway.class, SentUsageStore.class})
    @ConditionalOnMissingBean
    UsageReporter stripeUsageReporter(UsageGateway usage, SentUsageStore sent, ObjectProvider<Clock> clocks) {
        return new UsageReporter(usage, sent, VoiceCrmAutoConfiguration.clockOf(clocks));
    }

    /** Handlers are looked up when there is something to handle: they may well need the engine themselves. */
    @Bean
    @ConditionalOnBean({Stripe.class, BillingEventHandler.class})
    VoiceCrmCustomizer stripeWebhooks(
            Stripe stripe, StripeConnectionDetails account, ObjectProvider<BillingEventHandler> handlers) {
        return builder -> {
            if (!account.webhookSecrets().isEmpty()) {
                builder.webhookSource(
                        stripe.webhooks(event -> handlers.orderedStream().forEach(handler -> handler.handle(event))));
            }
        };
    }

    private record FromProperties(StripeProperties properties) implements StripeConnectionDetails {

        @Override
        public Secret apiKey() {
            return Secret.of(Objects.requireNonNull(properties.apiKey(), "voicecrm.stripe.api-key"));
        }

        @Override
        public List<Secret> webhookSecrets() {
            return properties.webhookSecrets().stream()
                    .filter(secret -> !secret.isBlank())
                    .map(Secret::of)
                    .toList();
        }

        @Override
        public @Nullable String baseUrl() {
            return properties.baseUrl();
        }
    }
}
