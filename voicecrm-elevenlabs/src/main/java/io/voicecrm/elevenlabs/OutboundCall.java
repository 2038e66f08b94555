package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.voice.CallRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a dial, and what had to be left out of it.
 *
 * @param ignoredOverrides overrides that the agent does not allow: sending one would end the call when it is picked up
 */
record OutboundCall(String json, List<String> ignoredOverrides) {

    static final String ATTEMPT_VARIABLE = "voicecrm_attempt_id";

    private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

    static OutboundCall of(CallRequest request, String numberId, AllowedOverrides allowed, Duration ringing) {
        Overriding overriding = new Overriding();
        AgentOverrides wanted = request.context().overrides();
        overriding.agent("first_message", wanted.firstMessage(), allowed.firstMessage());
        overriding.agent("language", wanted.language(), allowed.language());
        overriding.prompt(wanted.prompt(), allowed.prompt());
        overriding.voice(wanted.voiceId(), allowed.voice());

        Map<String, Object> variables = new LinkedHashMap<>(request.context().variables());
        variables.put(ATTEMPT_VARIABLE, request.attempt().toString());
        Map<String, Object> client = new LinkedHashMap<>();
        // The provider lists conversations by user id: this is how a call is found whose answer was lost.
        client.put("user_id", request.attempt().toString());
        client.put("dynamic_variables", variables);
        if (!overriding.config.isEmpty()) {
            client.put("conversation_config_override", overriding.config);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("agent_id", request.agent().value());
        body.put("agent_phone_number_id", numberId);
        body.put("to_number", request.to().e164());
        body.put("conversation_initiation_client_data", client);
        body.put("telephony_call_config", Map.of("ringing_timeout_secs", ringing.toSeconds()));
        return new OutboundCall(JSON.toJson(body), List.copyOf(overriding.ignored));
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
