package io.voicecrm.spring.autoconfigure;

import io.voicecrm.retell.Retell;
import io.voicecrm.spring.RetellConnectionDetails;
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

/**
 * The account at Retell, where {@code voicecrm.retell.api-key} is set. Where keys of several providers are set the engine has
 * all of their accounts, ElevenLabs first.
 */
@AutoConfiguration(after = ElevenLabsAutoConfiguration.class, before = VoiceCrmAutoConfiguration.class)
@ConditionalOnClass(Retell.class)
@EnableConfigurationProperties(RetellProperties.class)
public final class RetellAutoConfiguration {

    /** For Spring. */
    public RetellAutoConfiguration() {}

    @Bean
    @ConditionalOnSetting("voicecrm.retell.api-key")
    @ConditionalOnMissingBean(RetellConnectionDetails.class)
    FromProperties retellConnectionDetails(RetellProperties properties) {
        return new FromProperties(properties);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnBean(RetellConnectionDetails.class)
    @ConditionalOnMissingBean
    Retell retell(RetellConnectionDetails account, RetellProperties properties, ObjectProvider<Clock> clocks) {
        Retell.Builder builder = Retell.builder(account.apiKey())
                .webhookSecrets(account.webhookSecrets())
                .webhookUrl(properties.webhookUrl())
                .defaultVoice(properties.defaultVoice())
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

    private record FromProperties(RetellProperties properties) implements RetellConnectionDetails {

        @Override
        public String apiKey() {
            return Objects.requireNonNull(properties.apiKey(), "voicecrm.retell.api-key");
        }

        @Override
        public List<String> webhookSecrets() {
            return properties.webhookSecrets();
        }

        @Override
        public @Nullable String baseUrl() {
            return properties.baseUrl();
        }
    }
}
