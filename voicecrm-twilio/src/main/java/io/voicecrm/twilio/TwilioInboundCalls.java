package io.voicecrm.twilio;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Reject;
import com.twilio.twiml.voice.Say;
import com.twilio.twiml.voice.Sip;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.Direction;
import io.voicecrm.context.CallContext;
import io.voicecrm.number.Binding;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.voice.CallBridge;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers Twilio's question what to do with a call that comes in: the agent of the number speaks, wherever it lives. The
 * number stays ours; the agent's provider is asked for each call. Thread-safe.
 *
 * <p>Twilio waits for the answer, and gives up after 15 seconds: set the provider's time-out below that.
 */
public final class TwilioInboundCalls {

    private static final Logger log = LoggerFactory.getLogger(TwilioInboundCalls.class);

    private final TwilioVerifier verifier;
    private final Function<PhoneNumber, Optional<PooledNumber>> numbers;
    private final Map<ProviderId, VoiceProvider> providers;
    private final Function<Caller, CallContext> contexts;
    private final String apology;

    /**
     * Somebody calls a number of a tenant's.
     *
     * @param number one that is assigned
     * @param from who calls
     */
    public record Caller(PooledNumber number, PhoneNumber from) {}

    TwilioInboundCalls(
            TwilioVerifier verifier,
            Function<PhoneNumber, Optional<PooledNumber>> numbers,
            Collection<? extends VoiceProvider> providers,
            Function<Caller, CallContext> contexts,
            String apology) {
        this.verifier = verifier;
        this.numbers = numbers;
        this.providers = providers.stream().collect(Collectors.toUnmodifiableMap(VoiceProvider::id, p -> p));
        this.contexts = contexts;
        this.apology = apology;
    }

    /**
     * Trusts a request, reads it and says what to do.
     *
     * @return the body of the answer, XML ({@code text/xml}), with status 200
     * @throws WebhookRejectedException if it is not certain that Twilio sent it
     * @throws MalformedWebhookException if it is not what Twilio documents
     */
    public String answer(WebhookRequest request) {
        verifier.verify(request);
        Form form = Form.of(request);
        PhoneNumber to = form.phone("To").orElseThrow(() -> Form.missing("To", "an inbound call"));
        Optional<PooledNumber> number = numbers.apply(to).filter(held -> held.state() == NumberState.ASSIGNED);
        if (number.isEmpty()) {
            log.info("a call to {} is turned away: nobody has the number", to);
            return rejected();
        }
        // Whoever withholds the number is somebody all the same; providers want a number, and ours is one.
        return connected(number.get(), form.phone("From").orElse(to));
    }

    private String connected(PooledNumber number, PhoneNumber from) {
        Binding binding = number.binding();
        if (binding == null) {
            return sorry(number, "it has no agent");
        }
        AgentId agent = binding.agent();
        Optional<CallBridge> bridge =
                Optional.ofNullable(providers.get(agent.provider())).flatMap(VoiceProvider::callBridge);
        if (bridge.isEmpty()) {
            return sorry(number, agent.provider() + " takes no calls of others");
        }
        try {
            CallContext context = contexts.apply(new Caller(number, from));
            return twiml(bridge.get()
                    .register(new CallBridge.Leg(agent, from, number.number(), Direction.INBOUND, context, null)));
        } catch (VoiceProviderException e) {
            return sorry(number, String.valueOf(e.getMessage()));
        }
    }

    private static String twiml(CallBridge.Target target) {
        if (target instanceof CallBridge.Target.Twiml twiml) {
            return twiml.document();
        }
        Sip address = new Sip.Builder(((CallBridge.Target.Sip) target).uri().toString()).build();
        return new VoiceResponse.Builder()
                .dial(new Dial.Builder().answerOnBridge(true).sip(address).build())
                .build()
                .toXml();
    }

    private String sorry(PooledNumber number, String why) {
        log.warn("a call to {} gets no agent: {}", number.number(), why);
        return new VoiceResponse.Builder()
                .say(new Say.Builder(apology).build())
                .build()
                .toXml();
    }

    private static String rejected() {
        return new VoiceResponse.Builder()
                .reject(new Reject.Builder().build())
                .build()
                .toXml();
    }
}
