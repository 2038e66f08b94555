package io.voicecrm.spring.autoconfigure;

import io.voicecrm.engine.VoiceCrm;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * The health components {@code voiceCrm} and {@code voiceCrmWebhooks}. Off with {@code
 * management.health.voicecrm.enabled=false} and {@code management.health.voicecrm-webhooks.enabled=false}.
 */
@AutoConfiguration(after = VoiceCrmAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
public final class VoiceCrmHealthAutoConfiguration {

    /** For Spring. */
    public VoiceCrmHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnEnabledHealthIndicator("voicecrm")
    @ConditionalOnMissingBean(name = "voiceCrmHealthIndicator")
    HealthIndicator voiceCrmHealthIndicator(VoiceCrm engine, VoiceCrmProperties properties) {
        return new VoiceCrmHealthIndicator(engine, properties.engine().autoStart());
    }

    @Bean
    @ConditionalOnEnabledHealthIndicator("voicecrm-webhooks")
    @ConditionalOnMissingBean(name = "voiceCrmWebhooksHealthIndicator")
    HealthIndicator voiceCrmWebhooksHealthIndicator(VoiceCrm engine, VoiceCrmProperties properties) {
        return new WebhookHealthIndicator(engine, properties.webhooks().silenceAlarm());
    }
}
