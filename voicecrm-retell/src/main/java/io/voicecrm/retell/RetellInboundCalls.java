package io.voicecrm.retell;

import com.squareup.moshi.JsonAdapter;
import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.context.CallContext;
import io.voicecrm.http.Lenient;
import io.voicecrm.http.WebhookJson;
import io.voicecrm.voice.InboundAnswer;
import io.voicecrm.voice.InboundCall;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The webhook that a number's {@code inbound_webhook_url} gets while the caller hears it ring, for up to ten seconds. */
final class RetellInboundCalls implements InboundCalls {

    private static final Logger log = LoggerFactory.getLogger(RetellInboundCalls.class);

    private final JsonAdapter<Wire.InboundEnvelope> envelopes = Wire.adapter(Wire.InboundEnvelope.class);
    private final WebhookVerifier verifier;
    private final RetellAgents agents;
    private final RetellPhoneNumbers numbers;

    RetellInboundCalls(WebhookVerifier verifier, RetellAgents agents, RetellPhoneNumbers numbers) {
        this.verifier = verifier;
        this.agents = agents;
        this.numbers = numbers;
    }

    /** Each number has an address of its own, whoever answers it. */
    @Override
    public void askAbout(PhoneNumber number, AgentId agent, URI door) {
        numbers.askAboutCallsTo(number, door);
    }

    @Override
    public InboundCall read(WebhookRequest request) {
        byte[] body = verifier.verify(request).request().body();
        Wire.Inbound call = WebhookJson.read(envelopes, body).call();
        if (call == null) {
            throw new MalformedWebhookException("$.call_inbound: is missing", null);
        }
        String agent = call.agentId();
        String id = call.callId();
        return new InboundCall(
                agent == null || agent.isBlank() ? null : new AgentId(Retell.ID, agent),
                Lenient.phoneNumber(call.from()).orElse(null),
                Lenient.phoneNumber(call.to()).orElse(null),
                id == null || id.isBlank() ? null : new ProviderCallRef(Retell.ID, id));
    }

    @Override
    public String answer(InboundCall call, InboundAnswer answer) {
        return Api.json(Map.of(
                "call_inbound",
                answer instanceof InboundAnswer.Connect connect ? connected(call, connect) : Map.of("reject", true)));
    }

    private Map<String, Object> connected(InboundCall call, InboundAnswer.Connect connect) {
        AgentId speaker = connect.agent() != null ? connect.agent() : call.agent();
        Map<String, Object> answer = new LinkedHashMap<>();
        if (connect.agent() != null) {
            answer.put("override_agent_id", connect.agent().value());
        }
        CallContext context = connect.context();
        AllowedOverrides allowed = context.equals(CallContext.empty()) ? AllowedOverrides.NONE : allowedBy(speaker);
        CallTerms.of(connect.attempt(), context, allowed)
                .fields()
                .forEach((name, value) ->
                        answer.put(name.equals(CallTerms.VARIABLES) ? "dynamic_variables" : name, value));
        return answer;
    }

    /** The caller hears it ring: whoever cannot be asked in time is told less. */
    private AllowedOverrides allowedBy(@Nullable AgentId agent) {
        try {
            return agent == null ? AllowedOverrides.NONE : agents.allowedBy(agent);
        } catch (VoiceProviderException e) {
            log.info("agent {} cannot be asked what an inbound call may change: {}", agent, e.getMessage());
            return AllowedOverrides.NONE;
        }
    }
}
