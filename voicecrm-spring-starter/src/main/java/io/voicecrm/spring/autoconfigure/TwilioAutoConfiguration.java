package io.voicecrm.spring.autoconfigure;

import io.voicecrm.Secret;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.NumberRoutes;
import io.voicecrm.spring.TwilioConnectionDetails;
import io.voicecrm.spring.VoiceCrmCustomizer;
import io.voicecrm.text.TextSender;
import io.voicecrm.twilio.Twilio;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The account at Twilio as carrier of numbers and of text messages, where {@code voicecrm.twilio.account-sid} is set. With
 * {@code voicecrm.twilio.public-url} its webhooks are taken too.
 */
@AutoConfiguration(before = {NumbersAutoConfiguration.class, VoiceCrmAutoConfiguration.class})
@ConditionalOnClass(Twilio.class)
@EnableConfigurationProperties(TwilioProperties.class)
public final class TwilioAutoConfiguration {

    /** For Spring. */
    public TwilioAutoConfiguration() {}

    @Bean
    @ConditionalOnSetting("voicecrm.twilio.account-sid")
    @ConditionalOnMissingBean(TwilioConnectionDetails.class)
    FromProperties twilioConnectionDetails(TwilioProperties properties) {
        return new FromProperties(properties);
    }

    @Bean
    @ConditionalOnBean(TwilioConnectionDetails.class)
    @ConditionalOnMissingBean
    Twilio twilio(TwilioConnectionDetails account, TwilioProperties properties) {
        Twilio.Builder builder = Twilio.builder(account.accountSid(), account.authToken())
                .moreSigningTokens(
                        properties.moreAuthTokens().stream().map(Secret::of).toList())
                .timeout(properties.timeout())
                .answersCalls(properties.answersCalls());
        if (properties.apiKeySid() != null && properties.apiKeySecret() != null) {
            builder.apiKey(properties.apiKeySid(), Secret.of(properties.apiKeySecret()));
        }
        String baseUrl = account.baseUrl();
        if (baseUrl != null) {
            builder.baseUrl(baseUrl);
        }
        URI publicUrl = properties.publicUrl();
        if (publicUrl != null) {
            builder.webhooks(URI.create(publicUrl + "/twilio"));
        }
        return builder.build();
    }

    @Bean
    @ConditionalOnBean(Twilio.class)
    @ConditionalOnMissingBean(Carrier.class)
    Carrier twilioCarrier(Twilio twilio) {
        return twilio.carrier();
    }

    @Bean
    @ConditionalOnBean(Twilio.class)
    @ConditionalOnMissingBean
    NumberRoutes twilioRoutes(Twilio twilio) {
        return twilio.routes();
    }

    @Bean
    @ConditionalOnBean(Twilio.class)
    @ConditionalOnMissingBean(TextSender.class)
    TextSender twilioTexts(Twilio twilio) {
        return twilio.texts();
    }

    @Bean
    @ConditionalOnBean(Twilio.class)
    @ConditionalOnSetting("voicecrm.twilio.public-url")
    VoiceCrmCustomizer twilioCallStatus(Twilio twilio) {
        return builder -> builder.webhookSource(twilio.callStatus());
    }

    private record FromProperties(TwilioProperties properties) implements TwilioConnectionDetails {

        @Override
        public String accountSid() {
            return Objects.requireNonNull(properties.accountSid(), "voicecrm.twilio.account-sid");
        }

        @Override
        public Secret authToken() {
            return Secret.of(Objects.requireNonNull(properties.authToken(), "voicecrm.twilio.auth-token"));
        }

        @Override
        public @Nullable String baseUrl() {
            return properties.baseUrl();
        }
    }
}
