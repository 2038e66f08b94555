package io.voicecrm.sample.sandbox;

import io.voicecrm.Secret;
import io.voicecrm.number.NumberFilter;
import io.voicecrm.number.NumberPool;
import io.voicecrm.number.NumberState;
import io.voicecrm.sample.AppSettings;
import io.voicecrm.spring.TwilioConnectionDetails;
import io.voicecrm.testkit.wire.SimulatedTwilio;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Where there is no key, numbers come from a carrier that sells fictitious ones. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression(Sandbox.NOBODY_REAL + " and '${voicecrm.twilio.account-sid:}'.isBlank()")
class TwilioSandbox {

    private static final int MOST_NUMBERS = 1_000;

    @Bean(destroyMethod = "close")
    SimulatedTwilio simulatedCarrier(AppSettings settings) {
        return SimulatedTwilio.builder()
                .speed(settings.simulator().speed())
                .keepNumbersIn(settings.dataDir().toAbsolutePath().resolve("sandbox-numbers.json"))
                .start();
    }

    @Bean
    TwilioConnectionDetails sandboxCarrierAccount(SimulatedTwilio simulator) {
        return new TwilioConnectionDetails() {
            @Override
            public String accountSid() {
                return simulator.accountSid();
            }

            @Override
            public Secret authToken() {
                return Secret.of(simulator.authToken());
            }

            @Override
            public String baseUrl() {
                return simulator.url();
            }
        };
    }

    @Bean
    ReconnectedNumbers reconnectedNumbers(NumberPool pool) {
        return new ReconnectedNumbers(pool);
    }

    /** The voice provider that calls nobody knows after a restart only the number that it always has. */
    record ReconnectedNumbers(NumberPool pool) {

        @EventListener(ApplicationReadyEvent.class)
        void reconnect() {
            pool.list(NumberFilter.ALL.in(NumberState.ASSIGNED), MOST_NUMBERS)
                    .forEach(number -> pool.reconnect(number.number()));
        }
    }
}
