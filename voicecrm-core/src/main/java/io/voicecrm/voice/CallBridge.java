package io.voicecrm.voice;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.context.CallContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Hands a call to an agent that our own carrier holds already; the provider needs not know the number. */
public interface CallBridge {

    /**
     * Announces a call and learns where the carrier has to connect it. Sent at most once.
     *
     * @throws VoiceProviderException if the provider refuses or cannot be asked; the carrier's call is still ours
     */
    Target register(Leg leg);

    /**
     * The call that the carrier holds.
     *
     * @param from who calls
     * @param to who is called
     * @param attempt travels as the provider's metadata; null if the call is not one of ours to count
     */
    record Leg(
            AgentId agent,
            PhoneNumber from,
            PhoneNumber to,
            Direction direction,
            CallContext context,
            @Nullable AttemptId attempt) {}

    /** Where the agent waits. */
    sealed interface Target {

        /** Instructions that a Twilio-compatible carrier is answered with, as they are. */
        record Twiml(String document) implements Target {}

        /**
         * An address to dial.
         *
         * @param uri such as {@code sip:call_1@sip.example}
         * @param call how the provider names the call
         */
        record Sip(URI uri, ProviderCallRef call) implements Target {}
    }
}
