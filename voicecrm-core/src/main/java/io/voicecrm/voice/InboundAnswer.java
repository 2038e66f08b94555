package io.voicecrm.voice;

import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.context.CallContext;
import org.jspecify.annotations.Nullable;

/** What becomes of an inbound call. */
public sealed interface InboundAnswer {

    /**
     * An agent speaks.
     *
     * @param attempt travels as the provider's metadata; null if the call is not one of ours to count
     * @param agent who speaks instead of the one bound to the number, where {@link Capability#INBOUND_AGENT_CHOICE} is
     *     offered; null keeps that one
     */
    record Connect(
            CallContext context,
            @Nullable AttemptId attempt,
            @Nullable AgentId agent) implements InboundAnswer {

        /** The agent of the number speaks. */
        public Connect(CallContext context) {
            this(context, null, null);
        }
    }

    /** The caller is turned away; {@link Capability#INBOUND_REJECTION}. */
    record Reject() implements InboundAnswer {}
}
