package io.voicecrm.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the account at ElevenLabs is reached. An application that has it from somewhere else than {@code
 * voicecrm.elevenlabs.*}, such as a vault or a simulator, defines a bean of this type.
 */
public interface ElevenLabsConnectionDetails extends ConnectionDetails {

    /** The account's key. */
    String apiKey();

    /** What webhooks are signed with, newest first; empty trusts none. */
    List<String> webhookSecrets();

    /** What the provider sends along when it asks who is calling, newest first; empty trusts none. */
    default List<String> inboundSecrets() {
        return List.of();
    }

    /** The server; null for the provider's own. */
    default @Nullable String baseUrl() {
        return null;
    }
}
