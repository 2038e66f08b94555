package io.voicecrm.spring.autoconfigure;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at Stripe.
 *
 * @param apiKey A secret or restricted key of the account
 * @param webhookSecrets What webhooks are signed with, newest first; several while one is being replaced
 * @param baseUrl Another server than the provider's own
 * @param timeout How long an answer of the provider may take
 * @param retries How often a request is sent again when no answer comes or the provider fails; keys make that harmless
 * @param daysUntilDue How long payers have to pay an invoice that is sent to them; with 0, their card is charged at once
 */
@ConfigurationProperties("voicecrm.stripe")
public record StripeProperties(
        @Nullable String apiKey,
        @DefaultValue List<String> webhookSecrets,
        @Nullable String baseUrl,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("2") int retries,
        @DefaultValue("14") int daysUntilDue) {

    /** Without the key and the secrets. */
    @Override
    public String toString() {
        return "StripeProperties[baseUrl=" + baseUrl + ", timeout=" + timeout + ", retries=" + retries
                + ", daysUntilDue=" + daysUntilDue + "]";
    }
}
