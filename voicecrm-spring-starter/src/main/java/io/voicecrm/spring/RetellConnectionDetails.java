package io.voicecrm.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the account at Retell is reached. An application that has it from somewhere else than {@code voicecrm.retell.*},
 * such as a vault or a simulator, defines a bean of this type.
 */
public interface RetellConnectionDetails extends ConnectionDetails {

    /** A key of the account. */
    String apiKey();

    /** What webhooks are signed with, newest first; empty for {@link #apiKey} alone. */
    default List<String> webhookSecrets() {
        return List.of();
    }

    /** The server; null for the provider's own. */
    default @Nullable String baseUrl() {
        return null;
    }
}
