package io.voicecrm.spring.autoconfigure;

import io.voicecrm.Secret;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.spring.ElevenLabsConnectionDetails;
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

/** The account at ElevenLabs, where {@code voicecrm.elevenlabs.api-key} is set. */
@AutoConfiguration(before = VoiceCrmAutoConfiguration.class)
@ConditionalOnClass(ElevenLabs.class)
@EnableConfigurationProperties(ElevenLabsProperties.class)
public final class ElevenLabsAutoConfiguration {

    /** For Spring. */
    public ElevenLabsAutoConfiguration() {}

    @Bean
    @ConditionalOnSetting("voicecrm.elevenlabs.api-key")
    @ConditionalOnMissingBean(ElevenLabsConnectionDetails.class)
    FromProperties elevenLabsConnectionDetails(ElevenLabsProperties properties) {
        return new FromProperties(properties);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnBean(ElevenLabsConnectionDetails.class)
    @ConditionalOnMissingBean
    ElevenLabs elevenLabs(
            ElevenLabsConnectionDetails account, ElevenLabsProperties properties, ObjectProvider<Clock> clocks) {
        ElevenLabs.Builder builder = ElevenLabs.builder(account.apiKey())
                .webhookSecrets(account.webhookSecrets())
                .inboundSecrets(
                        account.inboundSecrets().stream().map(Secret::of).toList())
                .ringingTimeout(properties.ringingTimeout())
                .timeout(properties.timeout())
                .requestsPerSecond(properties.requestsPerSecond())
                .clock(VoiceCrmAutoConfiguration.clockOf(clocks));
        String baseUrl = account.baseUrl();
        if (baseUrl != null) {
            builder.baseUrl(baseUrl);
        }
        return builder.build();
    }

    private record FromProperties(ElevenLabsProperties properties) implements ElevenLabsConnectionDetails {

        @Override
        public String apiKey() {
            return Objects.requireNonNull(properties.apiKey(), "voicecrm.elevenlabs.api-key");
        }

        @Override
        public List<String> webhookSecrets() {
            return properties.webhookSecrets();
        }

        @Override
        public List<String> inboundSecrets() {
            return properties.inboundSecrets();
        }

        @Override
        public @Nullable String baseUrl() {
            return properties.baseUrl();
        }
    }
}
