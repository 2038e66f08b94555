package io.voicecrm.spring.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at Twilio.
 *
 * @param accountSid The account: AC and 32 hexadecimal digits
 * @param authToken The account's token: it signs in, and it signs webhooks
 * @param moreAuthTokens Other tokens that webhooks may be signed with while one is being replaced
 * @param apiKeySid An API key to sign in with instead of the account's token
 * @param apiKeySecret The secret of the API key
 * @param baseUrl Another server than the provider's own
 * @param timeout How long an answer of the provider may take; a purchase or a message that takes longer is unknown
 * @param publicUrl Where this application's webhooks are reached from outside, with the path of the webhooks, such as
 *     https://crm.example.com/webhooks; numbers are routed there
 * @param answersCalls Whether calls to connected numbers come to this application first, which hands them to the agent
 */
@ConfigurationProperties("voicecrm.twilio")
public record TwilioProperties(
        @Nullable String accountSid,
        @Nullable String authToken,
        @DefaultValue List<String> moreAuthTokens,
        @Nullable String apiKeySid,
        @Nullable String apiKeySecret,
        @Nullable String baseUrl,
        @DefaultValue("30s") Duration timeout,
        @Nullable URI publicUrl,
        @DefaultValue("false") boolean answersCalls) {

    /** Without tokens and secrets. */
    @Override
    public String toString() {
        return "TwilioProperties[baseUrl=" + baseUrl + ", timeout=" + timeout + ", publicUrl=" + publicUrl
                + ", answersCalls=" + answersCalls + "]";
    }
}
