package io.voicecrm.sample.sandbox;

import io.voicecrm.Secret;
import io.voicecrm.sample.account.Secrets;
import io.voicecrm.spring.StripeConnectionDetails;
import io.voicecrm.testkit.wire.SimulatedStripe;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Where there is no key, invoices and credit are paid to somebody who takes no money, and forgets it when the app stops. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression(Sandbox.NOBODY_REAL + " and '${voicecrm.stripe.api-key:}'.isBlank()")
class StripeSandbox {

    @Bean(destroyMethod = "close")
    SimulatedStripe simulatedGateway() {
        // Both ends are ours, so each run has a secret of its own.
        return SimulatedStripe.builder()
                .webhookSecret("whsec_" + Secrets.next())
                .start();
    }

    @Bean
    StripeConnectionDetails sandboxGatewayAccount(SimulatedStripe simulator) {
        return new StripeConnectionDetails() {
            @Override
            public Secret apiKey() {
                return Secret.of(simulator.apiKey());
            }

            @Override
            public List<Secret> webhookSecrets() {
                return List.of(Secret.of(simulator.webhookSecret()));
            }

            @Override
            public String baseUrl() {
                return simulator.url();
            }
        };
    }

    @Bean
    WebhooksHome gatewayWebhooksHome(SimulatedStripe simulator) {
        return new WebhooksHome(simulator);
    }

    /** The gateway can only tell of what happened once this server listens. */
    record WebhooksHome(SimulatedStripe simulator) {

        @EventListener
        void serverStarted(WebServerInitializedEvent event) {
            if (!WebServerApplicationContext.hasServerNamespace(event.getApplicationContext(), "management")) {
                simulator.webhook("http://127.0.0.1:" + event.getWebServer().getPort() + "/webhooks/stripe");
            }
        }
    }
}
