package io.voicecrm.retell;

import io.voicecrm.Template;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.context.CallContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one call, however it is placed, and what had to be left out of it.
 *
 * @param fields metadata, variables and overrides
 * @param ignoredOverrides overrides that the agent cannot take
 */
record CallTerms(Map<String, Object> fields, List<String> ignoredOverrides) {

    /** Where the call's metadata name the attempt. */
    static final String ATTEMPT = "voicecrm_attempt_id";

    /** Where the values of variables are. */
    static final String VARIABLES = "retell_llm_dynamic_variables";

    static CallTerms of(@Nullable AttemptId attempt, CallContext context, AllowedOverrides allowed) {
        List<String> ignored = new ArrayList<>();
        Map<String, Object> fields = new LinkedHashMap<>();
        if (attempt != null) {
            // The provider lists calls by metadata: this is how a call is found whose answer was lost.
            fields.put("metadata", Map.of(ATTEMPT, attempt.toString()));
        }
        fields.put(VARIABLES, variables(context, allowed, ignored));
        AgentOverrides wanted = context.overrides();
        if (wanted.firstMessage() != null && !allowed.firstMessage()) {
            ignored.add("first_message");
            wanted = new AgentOverrides(wanted.language(), wanted.voiceId(), null, null);
        }
        Map<String, Object> overrides = OverridesJson.of(wanted);
        if (!overrides.isEmpty()) {
            fields.put("agent_override", overrides);
        }
        return new CallTerms(fields, List.copyOf(ignored));
    }

    private static Map<String, String> variables(CallContext context, AllowedOverrides allowed, List<String> ignored) {
        Map<String, String> variables = new LinkedHashMap<>(context.variables());
        String wanted = context.overrides().prompt();
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

    /** The terms of a call that the provider dials, with whom it rings and who speaks. */
    Map<String, Object> dialing(String to, AgentId agent) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("to_number", to);
        call.put("override_agent_id", agent.value());
        call.putAll(fields);
        return call;
    }
}
