package io.voicecrm.spring.autoconfigure;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at ElevenLabs.
 *
 * @param apiKey The account's key
 * @param baseUrl Another server than the provider's own, such as that of a residency region
 * @param webhookSecrets What webhooks are signed with; several while a secret is being replaced
 * @param inboundSecrets What the provider sends along when it asks who is calling; several while a secret is being
 *     replaced. Without one it does not ask
 * @param ringingTimeout How long a phone rings before the call counts as not answered
 * @param timeout How long an answer of the provider may take; a dial that takes longer is unknown
 * @param requestsPerSecond How many requests besides dials begin per second in this process; further ones wait
 */
@ConfigurationProperties("voicecrm.elevenlabs")
public record ElevenLabsProperties(
        @Nullable String apiKey,
        @Nullable String baseUrl,
        @DefaultValue List<String> webhookSecrets,
        @DefaultValue List<String> inboundSecrets,
        @DefaultValue("30s") Duration ringingTimeout,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("30") int requestsPerSecond) {

    /** Without the key and the secrets. */
    @Override
    public String toString() {
        return "ElevenLabsProperties[baseUrl=" + baseUrl + ", ringingTimeout=" + ringingTimeout + ", timeout=" + timeout
                + "]";
    }
}
