package io.voicecrm.elevenlabs;

import io.voicecrm.Template;
import io.voicecrm.agent.AgentSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An agent as the provider writes it. */
final class AgentJson {

    /** The telephone network's own format: right for every phone agent. */
    private static final String TELEPHONE_AUDIO = "ulaw_8000";

    /** Variables to which the provider gives values itself. */
    private static final String RESERVED = "system__";

    private AgentJson() {}

    static Map<String, Object> create(AgentSpec spec) {
        Map<String, Object> prompt = new LinkedHashMap<>();
        put(prompt, "prompt", spec.prompt());
        prompt.put(
                "built_in_tools",
                Map.of("end_call", tool("end_call"), "voicemail_detection", tool("voicemail_detection")));
        Map<String, Object> config = config(spec, prompt);
        config.put("asr", Map.of("user_input_audio_format", TELEPHONE_AUDIO));
        section(config, "tts").put("agent_output_audio_format", TELEPHONE_AUDIO);
        return Map.of(
                "name", spec.name(),
                "tags", List.of("voicecrm"),
                "conversation_config", config,
                "platform_settings", platform());
    }

    static Map<String, Object> update(AgentSpec spec) {
        Map<String, Object> prompt = new LinkedHashMap<>();
        put(prompt, "prompt", spec.prompt());
        return Map.of("name", spec.name(), "conversation_config", config(spec, prompt));
    }

    static AgentSpec spec(Wire.Agent agent) {
        Optional<Wire.AgentConfig> config = Optional.ofNullable(agent.config());
        Optional<Wire.Speech> speech = config.map(Wire.AgentConfig::agent);
        String name = agent.name();
        return new AgentSpec(
                name == null || name.isBlank() ? "Unnamed" : name,
                speech.map(Wire.Speech::prompt).map(Wire.Prompt::prompt).orElse(null),
                speech.map(Wire.Speech::firstMessage).orElse(null),
                config.map(Wire.AgentConfig::tts).map(Wire.Voice::voiceId).orElse(null),
                speech.map(Wire.Speech::language).orElse(null),
                config.map(Wire.AgentConfig::conversation)
                        .map(Wire.Conversing::maxSeconds)
                        .map(seconds -> Duration.ofSeconds(Math.max(60, Math.min(7_200, seconds.longValue()))))
                        .orElse(null));
    }

    /** What the agent's own texts leave open for each call to say. */
    static Set<String> variables(Wire.Agent agent) {
        AgentSpec spec = spec(agent);
        Set<String> variables = new HashSet<>();
        for (String text : Arrays.asList(spec.prompt(), spec.firstMessage())) {
            if (text != null) {
                variables.addAll(Template.of(text).variables());
            }
        }
        variables.removeIf(name -> name.startsWith(RESERVED));
        return Set.copyOf(variables);
    }

    private static Map<String, Object> config(AgentSpec spec, Map<String, Object> prompt) {
        Map<String, Object> config = new LinkedHashMap<>();
        Map<String, Object> agent = section(config, "agent");
        put(agent, "first_message", spec.firstMessage());
        put(agent, "language", spec.language());
        if (!prompt.isEmpty()) {
            agent.put("prompt", prompt);
        }
        if (spec.voiceId() != null) {
            section(config, "tts").put("voice_id", spec.voiceId());
        }
        Duration longest = spec.maxCallDuration();
        if (longest != null) {
            section(config, "conversation").put("max_duration_seconds", longest.toSeconds());
        }
        return config;
    }

    /** What every agent of ours finds out, whatever else it is asked to. */
    static Map<String, Object> commonFacts() {
        return Map.of(
                "name",
                collected("The name of the person on the phone, only if they said it."),
                "email",
                collected("Their email address, only if they said it."),
                "intent",
                collected("What they want, in a few words."),
                "do_not_call",
                collected("yes if they asked not to be called again, else nothing."));
    }

    private static Map<String, Object> platform() {
        Map<String, Object> speech = Map.of("first_message", true, "language", true, "prompt", Map.of("prompt", true));
        return Map.of(
                "overrides",
                Map.of("conversation_config_override", Map.of("agent", speech, "tts", Map.of("voice_id", true))),
                "data_collection",
                commonFacts(),
                // A burst call costs double; whoever wants it has to choose it.
                "call_limits",
                Map.of("bursting_enabled", false));
    }

    private static Map<String, Object> tool(String name) {
        return Map.of("type", "system", "name", name, "params", Map.of("system_tool_type", name));
    }

    private static Map<String, Object> collected(String description) {
        return Map.of("type", "string", "description", description);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
    }

    private static void put(Map<String, Object> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
