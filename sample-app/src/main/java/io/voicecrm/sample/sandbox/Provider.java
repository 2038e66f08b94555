package io.voicecrm.sample.sandbox;

import io.voicecrm.IdSource;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.engine.Stores;
import io.voicecrm.jdbc.JdbcStores;
import io.voicecrm.sample.AppSettings;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.voice.VoiceProvider;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which provider places the calls: the real one where there is a key, else one that calls nobody. */
@Configuration(proxyBeanMethods = false)
class Provider {

    private static final Logger log = LoggerFactory.getLogger(Provider.class);

    @Bean
    WebhookSecret webhookSecret(AppSettings settings) {
        return WebhookSecret.of(settings);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${voicecrm.elevenlabs-key:}'.isBlank()")
    SimulatedElevenLabs simulator(AppSettings settings) {
        log.info("No ELEVENLABS_API_KEY: calls are simulated, nobody's phone rings");
        return SimulatedElevenLabs.builder()
                .speed(settings.simulator().speed())
                .keepAgentsIn(settings.dataDir().toAbsolutePath().resolve("sandbox-agents.json"))
                .start();
    }

    @Bean(destroyMethod = "close")
    VoiceProvider voiceProvider(
            AppSettings settings, WebhookSecret secret, ObjectProvider<SimulatedElevenLabs> simulator) {
        SimulatedElevenLabs sandbox = simulator.getIfAvailable();
        ElevenLabs.Builder builder = sandbox == null
                ? ElevenLabs.builder(settings.elevenlabsKey())
                : ElevenLabs.builder(sandbox.apiKey()).baseUrl(sandbox.url());
        return builder.webhookSecrets(List.of(secret.value())).build();
    }

    @Bean
    @DependsOnDatabaseInitialization
    Stores stores(DataSource dataSource, IdSource ids, Clock clock) {
        return new JdbcStores(dataSource, ids, clock);
    }
}
