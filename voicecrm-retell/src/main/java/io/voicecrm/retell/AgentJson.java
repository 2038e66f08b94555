package io.voicecrm.retell;

import io.voicecrm.agent.AgentSkills;
import io.voicecrm.agent.AgentSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An agent as the provider writes it: in two parts, a language model with the texts and an agent with the voice. */
final class AgentJson {

    /** The variable that holds the whole prompt. */
    static final String PROMPT = "voicecrm_prompt";

    static final String PROMPT_REFERENCE = "{{" + PROMPT + "}}";

    /** What an answer holds that a request must not. */
    static final List<String> READ_ONLY = List.of(
            "agent_id",
            "llm_id",
            "version",
            "base_version",
            "is_published",
            "assigned_tags",
            "last_modification_timestamp");

    private AgentJson() {}

    static Map<String, Object> createLlm(AgentSpec spec) {
        Map<String, Object> llm = new LinkedHashMap<>();
        llm.put("general_prompt", PROMPT_REFERENCE);
        llm.put("default_dynamic_variables", Map.of(PROMPT, Objects.requireNonNullElse(spec.prompt(), "")));
        greeting(llm, Objects.requireNonNullElse(spec.firstMessage(), ""));
        llm.put("general_tools", SkillsJson.tools(AgentSkills.NONE));
        return llm;
    }

    /** What of the texts {@code spec} sets, on top of what {@code now} is. */
    static Map<String, Object> updateLlm(AgentSpec spec, Wire.Llm now) {
        Map<String, Object> llm = new LinkedHashMap<>();
        if (spec.prompt() != null) {
            if (AllowedOverrides.of(now).prompt()) {
                Map<String, String> defaults = new HashMap<>(Objects.requireNonNullElse(now.defaults(), Map.of()));
                defaults.put(PROMPT, spec.prompt());
                llm.put("default_dynamic_variables", defaults);
            } else {
                llm.put("general_prompt", spec.prompt());
            }
        }
        if (spec.firstMessage() != null) {
            greeting(llm, spec.firstMessage());
        }
        return llm;
    }

    static Map<String, Object> createAgent(AgentSpec spec, String llmId, RetellOptions options) {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("response_engine", Map.of("type", "retell-llm", "llm_id", llmId));
        agent.put("voice_id", options.defaultVoice());
        agent.putAll(updateAgent(spec));
        agent.put("ring_duration_ms", options.ringingTimeout().toMillis());
        agent.put("voicemail_option", Map.of("action", Map.of("type", "hangup")));
        agent.put("post_call_analysis_data", SkillsJson.analyses(AgentSkills.NONE));
        if (options.webhookUrl() != null) {
            agent.put("webhook_url", options.webhookUrl());
            agent.put("webhook_events", List.of("call_started", "call_ended", "call_analyzed"));
        }
        return agent;
    }

    /** What of the agent {@code spec} sets. */
    static Map<String, Object> updateAgent(AgentSpec spec) {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("agent_name", spec.name());
        if (spec.voiceId() != null) {
            agent.put("voice_id", spec.voiceId());
        }
        if (spec.language() != null) {
            agent.put("language", Languages.codeOf(spec.language()));
        }
        Duration longest = spec.maxCallDuration();
        if (longest != null) {
            agent.put("max_call_duration_ms", longest.toMillis());
        }
        return agent;
    }

    /** @param llm null where the agent's texts are not in a language model of the provider */
    static AgentSpec spec(Wire.Agent agent, Wire.@Nullable Llm llm) {
        String name = agent.name();
        return new AgentSpec(
                name == null || name.isBlank() ? "Unnamed" : name,
                llm == null ? null : promptOf(llm),
                llm == null ? null : llm.beginMessage(),
                agent.voiceId(),
                agent.language() instanceof String language ? language : null,
                Optional.ofNullable(agent.maxCallMillis())
                        .map(millis -> Math.max(60_000, Math.min(7_200_000, millis.longValue())))
                        .map(Duration::ofMillis)
                        .orElse(null));
    }

    private static @Nullable String promptOf(Wire.Llm llm) {
        AllowedOverrides allowed = AllowedOverrides.of(llm);
        return allowed.prompt() ? allowed.defaultPrompt() : llm.prompt();
    }

    private static void greeting(Map<String, Object> llm, String firstMessage) {
        llm.put("start_speaker", firstMessage.isEmpty() ? "user" : "agent");
        llm.put("begin_message", firstMessage);
    }
}
