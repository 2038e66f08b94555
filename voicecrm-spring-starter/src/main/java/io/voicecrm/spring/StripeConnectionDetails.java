package io.voicecrm.spring;

import io.voicecrm.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the account at Stripe is reached. An application that has it from somewhere else than {@code voicecrm.stripe.*},
 * such as a vault or a simulator, defines a bean of this type.
 */
public interface StripeConnectionDetails extends ConnectionDetails {

    /** A secret or restricted key of the account. */
    Secret apiKey();

    /** What webhooks are signed with, newest first; empty where none are taken. */
    default List<Secret> webhookSecrets() {
        return List.of();
    }

    /** The server; null for the provider's own. */
    default @Nullable String baseUrl() {
        return null;
    }
}
