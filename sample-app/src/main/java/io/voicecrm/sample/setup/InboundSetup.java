package io.voicecrm.sample.setup;

import io.voicecrm.number.InboundDoor;
import io.voicecrm.voice.VoiceProvider;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Providers ask who is calling where they also post their webhooks. */
@Configuration(proxyBeanMethods = false)
class InboundSetup {

    @Bean
    InboundDoor inboundDoor(List<VoiceProvider> providers, WebhookDoor door) {
        return InboundDoor.of(providers, door::inboundUrl);
    }
}
