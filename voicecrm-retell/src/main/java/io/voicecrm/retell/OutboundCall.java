package io.voicecrm.retell;

import io.voicecrm.Template;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.voice.CallRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The body of a dial, and what had to be left out of it.
 *
 * @param ignoredOverrides overrides that the agent cannot take
 */
record OutboundCall(String json, List<String> ignoredOverrides) {

    /** Where the call's metadata name the attempt. */
    static final String ATTEMPT = "voicecrm_attempt_id";

    static OutboundCall of(CallRequest request, AllowedOverrides allowed, Duration ringing) {
        List<String> ignored = new ArrayList<>();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from_number", request.from().e164());
        body.put("to_number", request.to().e164());
        body.put("override_agent_id", request.agent().value());
        // The provider lists calls by metadata: this is how a call is found whose answer was lost.
        body.put("metadata", Map.of(ATTEMPT, request.attempt().toString()));
        body.put("retell_llm_dynamic_variables", variables(request, allowed, ignored));
        body.put("agent_override", overrides(request.context().overrides(), allowed, ringing, ignored));
        return new OutboundCall(Api.json(body), List.copyOf(ignored));
    }

    private static Map<String, String> variables(CallRequest request, AllowedOverrides allowed, List<String> ignored) {
        Map<String, String> variables = new LinkedHashMap<>(request.context().variables());
        String wanted = request.context().overrides().prompt();
        if (wanted != null && !allowed.prompt()) {
            ignored.add("prompt");
        } else if (wanted != null) {
            variables.put(AgentJson.PROMPT, wanted);
        } else if (allowed.defaultPrompt() != null) {
            // A variable inside of a variable's value may stay as it is, so the agent's own prompt is filled in here.
            variables.put(AgentJson.PROMPT, Template.of(allowed.defaultPrompt()).fill(variables));
        }
        return variables;
    }

    private static Map<String, Object> overrides(
            AgentOverrides wanted, AllowedOverrides allowed, Duration ringing, List<String> ignored) {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("ring_duration_ms", ringing.toMillis());
        if (wanted.voiceId() != null) {
            agent.put("voice_id", wanted.voiceId());
        }
        if (wanted.language() != null) {
            agent.put("language", Languages.codeOf(wanted.language()));
        }
        Map<String, Object> overrides = new LinkedHashMap<>();
        overrides.put("agent", agent);
        if (wanted.firstMessage() != null && allowed.firstMessage()) {
            overrides.put("retell_llm", Map.of("begin_message", wanted.firstMessage(), "start_speaker", "agent"));
        } else if (wanted.firstMessage() != null) {
            ignored.add("first_message");
        }
        return overrides;
    }
}
