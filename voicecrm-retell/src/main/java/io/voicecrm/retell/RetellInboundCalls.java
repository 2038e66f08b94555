package io.voicecrm.retell;

import com.squareup.moshi.JsonDataException;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.voice.InboundAnswer;
import io.voicecrm.voice.InboundCall;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The webhook that a number's {@code inbound_webhook_url} gets while the caller hears it ring, for up to ten seconds. */
final class RetellInboundCalls implements InboundCalls {

    private final WebhookVerifier verifier;

    RetellInboundCalls(WebhookVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public InboundCall read(WebhookRequest request) {
        byte[] body = verifier.verify(request).request().body();
        Wire.Inbound call = callOf(body);
        String agent = call.agentId();
        String id = call.callId();
        return new InboundCall(
                agent == null || agent.isBlank() ? null : new AgentId(Retell.ID, agent),
                Numbers.parse(call.from()).orElse(null),
                Numbers.parse(call.to()).orElse(null),
                id == null || id.isBlank() ? null : new ProviderCallRef(Retell.ID, id));
    }

    private static Wire.Inbound callOf(byte[] body) {
        Wire.@Nullable InboundEnvelope envelope;
        try {
            envelope = Wire.adapter(Wire.InboundEnvelope.class).fromJson(new String(body, StandardCharsets.UTF_8));
        } catch (IOException | JsonDataException | NumberFormatException e) {
            throw new MalformedWebhookException("body: is not what the provider documents", e);
        }
        Wire.Inbound call = envelope == null ? null : envelope.call();
        if (call == null) {
            throw new MalformedWebhookException("$.call_inbound: is missing", null);
        }
        return call;
    }

    @Override
    public String answer(InboundAnswer answer) {
        return Api.json(Map.of(
                "call_inbound",
                answer instanceof InboundAnswer.Connect connect ? connected(connect) : Map.of("reject", true)));
    }

    private static Map<String, Object> connected(InboundAnswer.Connect connect) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (connect.agent() != null) {
            answer.put("override_agent_id", connect.agent().value());
        }
        if (connect.attempt() != null) {
            answer.put("metadata", Map.of(CallTerms.ATTEMPT, connect.attempt().toString()));
        }
        AgentOverrides told = connect.context().overrides();
        Map<String, String> variables = new LinkedHashMap<>(connect.context().variables());
        if (told.prompt() != null) {
            variables.put(AgentJson.PROMPT, told.prompt());
        }
        answer.put("dynamic_variables", variables);
        Map<String, Object> overrides = OverridesJson.of(told);
        if (!overrides.isEmpty()) {
            answer.put("agent_override", overrides);
        }
        return answer;
    }
}
