package io.voicecrm.spring.autoconfigure;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.spring.VoiceCrmCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Meters named {@code voicecrm.*}, where Micrometer is on the class path. */
@AutoConfiguration(after = {VoiceCrmAutoConfiguration.class, WebhookAutoConfiguration.class})
@ConditionalOnClass(MeterBinder.class)
public final class VoiceCrmMetricsAutoConfiguration {

    /** For Spring. */
    public VoiceCrmMetricsAutoConfiguration() {}

    @Bean
    DialTally voiceCrmDialTally() {
        return new DialTally();
    }

    @Bean
    VoiceCrmCustomizer voiceCrmDialTallyCustomizer(DialTally tally) {
        return builder -> builder.onDialStep(tally::stepped).onAttemptOver(tally::over);
    }

    @Bean
    @ConditionalOnMissingBean(name = "voiceCrmMetrics")
    MeterBinder voiceCrmMetrics(VoiceCrm engine, DialTally dials, ObjectProvider<WebhookTally> webhooks) {
        return new VoiceCrmMetrics(engine, dials, webhooks.getIfAvailable());
    }
}
