package io.voicecrm.retell;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of an agent's texts a call may change. Voice and language it always may. The greeting belongs to the provider's own
 * language model; an agent of another kind has none. No call may change the prompt: instead, the agents that we make have
 * a prompt that is one variable, and calls give it a value.
 *
 * @param defaultPrompt what the prompt is where a call gives none; null where it is not ours
 */
record AllowedOverrides(
        boolean firstMessage, boolean prompt, @Nullable String defaultPrompt) {

    /** An agent whose texts are somewhere else, such as in a flow. */
    static final AllowedOverrides NONE = new AllowedOverrides(false, false, null);

    static AllowedOverrides of(Wire.Llm llm) {
        boolean isOurs = AgentJson.PROMPT_REFERENCE.equals(
                Objects.requireNonNullElse(llm.prompt(), "").strip());
        String prompt = Optional.ofNullable(llm.defaults())
                .map((Map<String, String> defaults) -> defaults.get(AgentJson.PROMPT))
                .orElse(null);
        return new AllowedOverrides(true, isOurs, isOurs ? prompt : null);
    }
}
