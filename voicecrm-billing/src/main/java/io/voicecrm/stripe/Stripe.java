package io.voicecrm.stripe;

import com.stripe.StripeClient;
import io.voicecrm.ProviderId;
import io.voicecrm.Secret;
import io.voicecrm.billing.BillingEventHandler;
import io.voicecrm.billing.InvoiceGateway;
import io.voicecrm.billing.PaymentGateway;
import io.voicecrm.billing.UsageGateway;
import io.voicecrm.webhook.WebhookSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account at Stripe. Thread-safe; share one instance.
 *
 * <p>A write that Stripe may have carried out is sent again under the same idempotency key, which is made of our own id of
 * what is written. The API's version is the library's: {@code 2026-07-29.dahlia}. Source: Stripe's API reference, and its
 * Java library 33.3.0.
 */
public final class Stripe {

    /** How this gateway is named in ids, paths and tables. */
    public static final ProviderId ID = new ProviderId("stripe");

    private final Requests requests;
    private final int daysUntilDue;
    private final List<Secret> webhookSecrets;
    private final Duration tolerance;

    private Stripe(Builder builder) {
        StripeClient.StripeClientBuilder client = StripeClient.builder()
                .setApiKey(builder.apiKey.reveal())
                .setHttpClient(new SingleShotHttpClient(builder.timeout))
                .setMaxNetworkRetries(builder.retries);
        String baseUrl = builder.baseUrl;
        if (baseUrl != null) {
            client.setApiBase(baseUrl);
        }
        requests = new Requests(client.build());
        daysUntilDue = builder.daysUntilDue;
        webhookSecrets = builder.webhookSecrets;
        tolerance = builder.tolerance;
    }

    /** Starts with a key of the account, secret or restricted; never logged. */
    public static Builder builder(Secret apiKey) {
        return new Builder(apiKey);
    }

    /** Sends invoices. */
    public InvoiceGateway invoices() {
        return new StripeInvoices(requests, daysUntilDue);
    }

    /** Sells top-ups and subscriptions. */
    public PaymentGateway payments() {
        return new StripePayments(requests);
    }

    /** Bills the use of subscriptions. Ask it through {@link io.voicecrm.billing.UsageReporter}. */
    public UsageGateway usage() {
        return new StripeUsage(requests);
    }

    /**
     * How Stripe's webhooks are trusted, and what becomes of them. Hand it to the engine's builder.
     *
     * @param handler told of each event, with what it is about read back from Stripe
     * @throws IllegalStateException if {@link Builder#webhookSecrets} was not set
     */
    public WebhookSource webhooks(BillingEventHandler handler) {
        if (webhookSecrets.isEmpty()) {
            throw new IllegalStateException("Stripe webhooks: have no secret; set Builder.webhookSecrets");
        }
        return new WebhookSource(
                ID,
                new StripeVerifier(webhookSecrets, tolerance),
                new StripeWebhooks(new StripeEvents(requests), handler));
    }

    /**
     * Tells of what happened since a time as {@link #webhooks} would, for webhooks that never came. It may be told again:
     * handlers are idempotent. One request per hundred events and one per thing that something happened to; Stripe keeps
     * events for 30 days.
     *
     * @return how much was told
     * @throws io.voicecrm.billing.BillingException if Stripe cannot be asked
     */
    public int catchUp(Instant since, BillingEventHandler handler) {
        return new CatchUp(requests, new StripeEvents(requests)).since(since, handler);
    }

    /**
     * Asks Stripe who we are.
     *
     * @return the account's id
     * @throws io.voicecrm.billing.BillingException if the key is wrong, or Stripe cannot be asked
     */
    public String accountId() {
        return requests.ask("read the account", v1 -> v1.accounts().retrieveCurrent())
                .getId();
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private final Secret apiKey;
        private @Nullable String baseUrl;
        private Duration timeout = Duration.ofSeconds(30);
        private int retries = 2;
        private int daysUntilDue = 14;
        private List<Secret> webhookSecrets = List.of();
        private Duration tolerance = Duration.ofMinutes(5);

        private Builder(Secret apiKey) {
            this.apiKey = apiKey;
        }

        /** Where the API is; default the provider's. */
        public Builder baseUrl(String url) {
            baseUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
            return this;
        }

        /** How long connecting, and an answer, may take; default 30 seconds. */
        public Builder timeout(Duration newTimeout) {
            timeout = newTimeout;
            return this;
        }

        /**
         * How often a request is sent again when the answer does not come or Stripe fails; default 2. Keys make that
         * harmless.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder retries(int newRetries) {
            if (newRetries < 0) {
                throw new IllegalArgumentException("Stripe retries: " + newRetries + " must not be negative");
            }
            retries = newRetries;
            return this;
        }

        /**
         * How long payers have to pay an invoice that Stripe sends them; default 14. With 0, their card is charged when the
         * invoice is issued.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder daysUntilDue(int days) {
            if (days < 0) {
                throw new IllegalArgumentException("Stripe days until due: " + days + " must not be negative");
            }
            daysUntilDue = days;
            return this;
        }

        /** What webhooks are signed with, newest first; several while one is being replaced. Default none. */
        public Builder webhookSecrets(List<Secret> secrets) {
            webhookSecrets = List.copyOf(secrets);
            return this;
        }

        /** How far a webhook's timestamp may be from its receipt, either way; default 5 minutes. */
        public Builder webhookTolerance(Duration newTolerance) {
            tolerance = newTolerance;
            return this;
        }

        /** The account. */
        public Stripe build() {
            return new Stripe(this);
        }
    }
}
