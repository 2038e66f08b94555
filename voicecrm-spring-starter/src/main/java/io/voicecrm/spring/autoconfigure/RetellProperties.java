package io.voicecrm.spring.autoconfigure;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at Retell.
 *
 * @param apiKey A key of the account
 * @param baseUrl Another server than the provider's own
 * @param webhookSecrets The API key that carries the webhook badge, where it is another one; several while it is replaced
 * @param webhookUrl Where new agents send their webhooks; unless set, to the address that is set for the whole account
 * @param defaultVoice The voice of new agents that name none
 * @param ringingTimeout How long a phone that a new agent calls rings before the call counts as not answered
 * @param timeout How long an answer of the provider may take; a dial that takes longer is unknown
 * @param requestsPerSecond How many requests besides dials begin per second in this process; further ones wait
 */
@ConfigurationProperties("voicecrm.retell")
public record RetellProperties(
        @Nullable String apiKey,
        @Nullable String baseUrl,
        @DefaultValue List<String> webhookSecrets,
        @Nullable String webhookUrl,
        @DefaultValue("11labs-Adrian") String defaultVoice,
        @DefaultValue("30s") Duration ringingTimeout,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("10") int requestsPerSecond) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "RetellProperties[baseUrl=" + baseUrl + ", webhookUrl=" + webhookUrl + ", ringingTimeout="
                + ringingTimeout + ", timeout=" + timeout + "]";
    }
}
