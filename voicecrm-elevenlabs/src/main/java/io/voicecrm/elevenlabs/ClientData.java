package io.voicecrm.elevenlabs;

import io.voicecrm.call.AttemptId;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.context.CallContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one call tells its agent, the same for every way in which a call begins.
 *
 * @param json the provider's {@code conversation_initiation_client_data}
 * @param ignoredOverrides overrides that the agent does not allow: sending one would end the call when it is picked up
 */
record ClientData(Map<String, Object> json, List<String> ignoredOverrides) {

    static final String ATTEMPT_VARIABLE = "voicecrm_attempt_id";

    static ClientData of(CallContext context, @Nullable AttemptId attempt, AllowedOverrides allowed) {
        Overriding overriding = new Overriding();
        AgentOverrides wanted = context.overrides();
        overriding.agent("first_message", wanted.firstMessage(), allowed.firstMessage());
        overriding.agent("language", wanted.language(), allowed.language());
        overriding.prompt(wanted.prompt(), allowed.prompt());
        overriding.voice(wanted.voiceId(), allowed.voice());

        Map<String, Object> variables = new LinkedHashMap<>(context.variables());
        Map<String, Object> client = new LinkedHashMap<>();
        if (attempt != null) {
            variables.put(ATTEMPT_VARIABLE, attempt.toString());
            // The provider lists conversations by user id: this is how a call is found whose answer was lost.
            client.put("user_id", attempt.toString());
        }
        client.put("dynamic_variables", variables);
        if (!overriding.config.isEmpty()) {
            client.put("conversation_config_override", overriding.config);
        }
        return new ClientData(client, List.copyOf(overriding.ignored));
    }

    /** A variable of the agent's that a call gives no value would end it when it is picked up. */
    static CallContext complete(CallContext context, Set<String> agentVariables) {
        if (context.variables().keySet().containsAll(agentVariables)) {
            return context;
        }
        Map<String, String> variables = new HashMap<>();
        agentVariables.forEach(name -> variables.put(name, ""));
        variables.putAll(context.variables());
        return new CallContext(context.overrides(), variables);
    }

    /** Sorts what is wanted into what is sent and what is left out. */
    private static final class Overriding {

        private final Map<String, Object> config = new LinkedHashMap<>();
        private final List<String> ignored = new ArrayList<>();

        void agent(String name, @Nullable String value, boolean isAllowed) {
            put("agent", name, name, value, isAllowed);
        }

        void prompt(@Nullable String value, boolean isAllowed) {
            put("agent", "prompt", "prompt", value == null ? null : Map.of("prompt", value), isAllowed);
        }

        void voice(@Nullable String value, boolean isAllowed) {
            put("tts", "voice_id", "voice_id", value, isAllowed);
        }

        @SuppressWarnings("unchecked")
        private void put(String section, String key, String name, @Nullable Object value, boolean isAllowed) {
            if (value == null) {
                return;
            }
            if (!isAllowed) {
                ignored.add(name);
                return;
            }
            Object fields = config.computeIfAbsent(section, any -> new LinkedHashMap<String, Object>());
            ((Map<String, Object>) fields).put(key, value);
        }
    }
}
