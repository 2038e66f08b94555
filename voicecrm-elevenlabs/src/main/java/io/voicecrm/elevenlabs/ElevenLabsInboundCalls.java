package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonAdapter;
import io.voicecrm.PhoneNumber;
import io.voicecrm.Secret;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.context.CallContext;
import io.voicecrm.http.Lenient;
import io.voicecrm.http.WebhookJson;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.InboundAnswer;
import io.voicecrm.voice.InboundCall;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The provider does not sign this request. It sends a header of ours along, which is all that tells it from a forged one. */
final class ElevenLabsInboundCalls implements InboundCalls {

    private static final Logger log = LoggerFactory.getLogger(ElevenLabsInboundCalls.class);

    static final String HEADER = "X-Voicecrm-Inbound";

    private static final AllowedOverrides NOTHING = new AllowedOverrides(false, false, false, false);

    private final JsonAdapter<Wire.Inbound> calls = Wire.adapter(Wire.Inbound.class);
    private final ElevenLabsAgents agents;
    private final ElevenLabsWorkspace workspace;
    private final List<Secret> secrets;

    ElevenLabsInboundCalls(ElevenLabsAgents agents, ElevenLabsWorkspace workspace, List<Secret> secrets) {
        this.agents = agents;
        this.workspace = workspace;
        this.secrets = List.copyOf(secrets);
    }

    /** One address serves the whole account, and each agent says whether it is asked at. */
    @Override
    public void askAbout(PhoneNumber number, AgentId agent, URI door) {
        if (secrets.isEmpty()) {
            log.info("calls to {} are not asked about: no question would be trusted without an inbound secret", number);
            return;
        }
        workspace.askAboutInboundCalls(door, secrets.get(0));
        workspace.personalise(agent, true);
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
        body.putAll(clientData(call.agent(), connect).json());
        return Body.of(body);
    }

    private ClientData clientData(@Nullable AgentId agent, InboundAnswer.Connect connect) {
        CallContext context = connect.context();
        if (agent == null) {
            return ClientData.of(context, connect.attempt(), NOTHING);
        }
        AllowedOverrides allowed = context.equals(CallContext.empty()) ? NOTHING : allowedBy(agent);
        return ClientData.of(ClientData.complete(context, agents.variablesOf(agent)), connect.attempt(), allowed);
    }

    /** A caller who is waiting is connected without our overrides rather than not at all. */
    private AllowedOverrides allowedBy(AgentId agent) {
        try {
            return agents.allowedBy(agent);
        } catch (VoiceProviderException e) {
            log.info("agent {} cannot be asked what an inbound call may change: {}", agent, e.getMessage());
            return NOTHING;
        }
    }
}
