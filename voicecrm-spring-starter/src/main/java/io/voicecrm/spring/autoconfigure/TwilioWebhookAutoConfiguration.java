package io.voicecrm.spring.autoconfigure;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.context.CallContext;
import io.voicecrm.engine.Reception;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.number.Binding;
import io.voicecrm.number.NumberPool;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.text.TextMessages;
import io.voicecrm.twilio.Twilio;
import io.voicecrm.twilio.TwilioInboundCalls;
import io.voicecrm.voice.VoiceProvider;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Where Twilio asks what to do with a call, and tells of messages: {@code POST /webhooks/twilio/voice} and {@code
 * /webhooks/twilio/messages}, where {@code voicecrm.twilio.public-url} is set.
 */
@AutoConfiguration(after = {NumbersAutoConfiguration.class, TwilioAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Twilio.class, DispatcherServlet.class})
@ConditionalOnBean({Twilio.class, NumberPool.class, TextMessages.class})
@ConditionalOnSetting("voicecrm.twilio.public-url")
@ConditionalOnBooleanProperty(name = "voicecrm.webhooks.enabled", matchIfMissing = true)
public final class TwilioWebhookAutoConfiguration {

    /** For Spring. */
    public TwilioWebhookAutoConfiguration() {}

    @Bean
    TwilioController voiceCrmTwilioController(
            Twilio twilio,
            NumberPool pool,
            TextMessages messages,
            VoiceCrm engine,
            ObjectProvider<VoiceProvider> providers,
            ObjectProvider<Clock> clocks) {
        Function<PhoneNumber, Optional<TenantId>> owners = number -> pool.find(number)
                .filter(held -> held.state() == NumberState.ASSIGNED)
                .map(PooledNumber::tenant);
        return new TwilioController(
                twilio.inboundCalls(
                        pool::find, providers.orderedStream().toList(), caller -> told(engine.reception(), caller)),
                twilio.textWebhooks(messages, owners),
                VoiceCrmAutoConfiguration.clockOf(clocks));
    }

    private static CallContext told(Reception reception, TwilioInboundCalls.Caller caller) {
        Binding binding = caller.number().binding();
        return binding == null
                ? CallContext.empty()
                : reception.contextOf(
                        binding.agent(), caller.from(), caller.number().number());
    }
}
