package io.voicecrm.spring.autoconfigure;

import io.voicecrm.IdSource;
import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.analysis.OfflineCallAnalyzer;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.compliance.ComplianceRule;
import io.voicecrm.context.ContextSource;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.engine.VoiceCrmBuilder;
import io.voicecrm.lead.LeadMapper;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.spring.VoiceCrmCustomizer;
import io.voicecrm.voice.VoiceProvider;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The engine, out of the application's {@link VoiceProvider}s and {@link Stores}, its {@link CompliancePolicy} and
 * {@link ComplianceRule}s, {@link ContextSource}s, {@link CallAnalyzer} and {@link LeadMapper}, and at last its {@link VoiceCrmCustomizer}s.
 *
 * <p>Where there is neither a {@code Stores} bean nor a data source, everything is kept in memory, and a warning says so.
 * With a data source but no {@code Stores} over it the application does not start: what looks durable has to be.
 */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(VoiceCrmProperties.class)
public final class VoiceCrmAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(VoiceCrmAutoConfiguration.class);

    /** For Spring. */
    public VoiceCrmAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(
            value = Stores.class,
            type = {"javax.sql.DataSource"})
    InMemoryStores voiceCrmStores(ObjectProvider<Clock> clocks) {
        log.warn(
                "There is no data source: calls, leads and usage are kept in memory and are gone when the process ends");
        return new InMemoryStores(new IdSource(clockOf(clocks), new SecureRandom()));
    }

    @Bean
    @ConditionalOnMissingBean
    VoiceCrm voiceCrm(
            ObjectProvider<VoiceProvider> providers,
            ObjectProvider<Stores> stores,
            ObjectProvider<LeadMapper> leadMappers,
            EngineParts parts,
            ObjectProvider<VoiceCrmCustomizer> customizers) {
        List<VoiceProvider> accounts = providers.orderedStream().toList();
        if (accounts.isEmpty()) {
            throw new MissingPartException(MissingPartException.Part.VOICE_PROVIDER);
        }
        Stores kept = stores.getIfAvailable(() -> {
            throw new MissingPartException(MissingPartException.Part.STORES);
        });
        VoiceCrmBuilder builder = VoiceCrm.builder(accounts.get(0), kept);
        parts.addTo(builder, accounts);
        leadMappers.ifAvailable(builder::leadMapper);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    EngineParts voiceCrmEngineParts(
            VoiceCrmProperties properties,
            ObjectProvider<Clock> clocks,
            ObjectProvider<CompliancePolicy> policies,
            ObjectProvider<ComplianceRule> rules,
            ObjectProvider<ContextSource> contextSources,
            ObjectProvider<CallAnalyzer> analyzers) {
        return new EngineParts(
                properties,
                clockOf(clocks),
                policies.getIfAvailable(CompliancePolicy::standard),
                rules.orderedStream().toList(),
                contextSources.orderedStream().toList(),
                analyzers.getIfAvailable(OfflineCallAnalyzer::new));
    }

    @Bean
    EngineLifecycle voiceCrmEngineLifecycle(VoiceCrm engine, VoiceCrmProperties properties) {
        return new EngineLifecycle(engine, properties.engine().autoStart());
    }

    static Clock clockOf(ObjectProvider<Clock> clocks) {
        return clocks.getIfUnique(Clock::systemUTC);
    }
}
