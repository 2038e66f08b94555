package io.voicecrm.sample.sandbox;

import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.account.Secrets;
import io.voicecrm.spring.ElevenLabsConnectionDetails;
import io.voicecrm.spring.RetellConnectionDetails;
import io.voicecrm.spring.VoiceCrmCustomizer;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.testkit.wire.SimulatedRetell;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where there is no key, the providers are such that call nobody; all else is the same. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression(Sandbox.NOBODY_REAL)
class Sandbox {

    /** Neither provider has a key. */
    static final String NOBODY_REAL =
            "'${voicecrm.elevenlabs.api-key:}'.isBlank() and '${voicecrm.retell.api-key:}'.isBlank()";

    private static final Logger log = LoggerFactory.getLogger(Sandbox.class);

    @Bean(destroyMethod = "close")
    SimulatedElevenLabs simulator(AppSettings settings) {
        log.info("Neither ELEVENLABS_API_KEY nor RETELL_API_KEY: calls are simulated, nobody's phone rings");
        return SimulatedElevenLabs.builder()
                .speed(settings.simulator().speed())
                .keepAgentsIn(settings.dataDir().toAbsolutePath().resolve("sandbox-agents.json"))
                .start();
    }

    @Bean(destroyMethod = "close")
    SimulatedRetell secondSimulator(AppSettings settings) {
        return SimulatedRetell.builder()
                .speed(settings.simulator().speed())
                .keepAgentsIn(settings.dataDir().toAbsolutePath().resolve("sandbox-retell-agents.json"))
                .start();
    }

    @Bean
    RetellConnectionDetails sandboxRetell(SimulatedRetell simulator) {
        return new RetellConnectionDetails() {
            @Override
            public String apiKey() {
                return simulator.apiKey();
            }

            @Override
            public String baseUrl() {
                return simulator.url();
            }
        };
    }

    @Bean
    Account sandboxAccount(SimulatedElevenLabs simulator) {
        // Both ends are ours, so each run has a secret of its own.
        return new Account(simulator.apiKey(), simulator.url(), List.of(Secrets.next()), List.of(Secrets.next()));
    }

    /** Calls pass faster here than the clock: a promised tomorrow would keep nearly every campaign open. */
    @Bean
    VoiceCrmCustomizer sandboxPromises(AppSettings settings) {
        return crm -> crm.keepPromises(settings.simulator().keepPromises());
    }

    record Account(String apiKey, String baseUrl, List<String> webhookSecrets, List<String> inboundSecrets)
            implements ElevenLabsConnectionDetails {

        String webhookSecret() {
            return webhookSecrets.get(0);
        }

        /** Not the secret. */
        @Override
        public String toString() {
            return "Account[baseUrl=" + baseUrl + "]";
        }
    }
}
