package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonAdapter;
import io.voicecrm.Secret;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.http.Lenient;
import io.voicecrm.http.WebhookJson;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.InboundAnswer;
import io.voicecrm.voice.InboundCall;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The provider does not sign this request. It sends a header of ours along, which is all that tells it from a forged one. */
final class ElevenLabsInboundCalls implements InboundCalls {

    static final String HEADER = "X-Voicecrm-Inbound";

    private static final AllowedOverrides NOTHING = new AllowedOverrides(false, false, false, false);

    private final JsonAdapter<Wire.Inbound> calls = Wire.adapter(Wire.Inbound.class);
    private final ElevenLabsAgents agents;
    private final List<Secret> secrets;

    ElevenLabsInboundCalls(ElevenLabsAgents agents, List<Secret> secrets) {
        this.agents = agents;
        this.secrets = List.copyOf(secrets);
    }

    @Override
    public InboundCall read(WebhookRequest request) {
        String given = request.header(HEADER).filter(value -> !value.isBlank()).orElse(null);
        if (given == null || secrets.stream().noneMatch(Secret.of(given)::equals)) {
            throw new WebhookRejectedException(HEADER + ": is missing or not what the provider was told to send");
        }
        Wire.Inbound inbound = WebhookJson.read(calls, request.body());
        String agent = inbound.agentId();
        String conversation = inbound.conversationId();
        return new InboundCall(
                agent == null || agent.isBlank() ? null : new AgentId(ElevenLabs.ID, agent),
                Lenient.phoneNumber(inbound.callerId()).orElse(null),
                Lenient.phoneNumber(inbound.calledNumber()).orElse(null),
                conversation == null || conversation.isBlank()
                        ? null
                        : new ProviderCallRef(ElevenLabs.ID, conversation));
    }

    @Override
    public String answer(InboundCall call, InboundAnswer answer) {
        if (!(answer instanceof InboundAnswer.Connect connect)) {
            throw ElevenLabs.CAPABILITIES.refusal(Capability.INBOUND_REJECTION);
        }
        if (connect.agent() != null && !connect.agent().equals(call.agent())) {
            throw ElevenLabs.CAPABILITIES.refusal(Capability.INBOUND_AGENT_CHOICE);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "conversation_initiation_client_data");
        body.putAll(ClientData.of(connect.context(), connect.attempt(), allowedBy(call.agent()))
                .json());
        return Body.of(body);
    }

    /** A caller who is waiting is connected without our overrides rather than not at all. */
    private AllowedOverrides allowedBy(@Nullable AgentId agent) {
        try {
            return agent == null ? NOTHING : agents.allowedBy(agent);
        } catch (VoiceProviderException e) {
            return NOTHING;
        }
    }
}
