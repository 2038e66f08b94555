package io.voicecrm.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an agent should be. Null keeps the provider's default.
 *
 * @param name shown to people, not blank
 * @param prompt the system prompt; may hold <code>{{variable}}</code>
 * @param firstMessage what the agent says first; may hold <code>{{variable}}</code>; null or empty: it waits
 * @param voiceId the provider's voice
 * @param language a BCP 47 tag, such as {@code en}
 * @param maxCallDuration after which the provider hangs up; 1 minute to 2 hours
 */
public record AgentSpec(
        String name,
        @Nullable String prompt,
        @Nullable String firstMessage,
        @Nullable String voiceId,
        @Nullable String language,
        @Nullable Duration maxCallDuration) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(2);

    /** @throws IllegalArgumentException if {@code name} is blank or {@code maxCallDuration} is out of range */
    public AgentSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("agent name: must not be blank");
        }
        if (maxCallDuration != null
                && (maxCallDuration.compareTo(SHORTEST) < 0 || maxCallDuration.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(
                    "agent maxCallDuration: " + maxCallDuration + " must be between 1 minute and 2 hours");
        }
    }

    /** A spec in which everything but the name is the provider's default. */
    public static AgentSpec named(String name) {
        return new AgentSpec(name, null, null, null, null, null);
    }

    /** This spec with another system prompt. */
    public AgentSpec withPrompt(@Nullable String newPrompt) {
        return new AgentSpec(name, newPrompt, firstMessage, voiceId, language, maxCallDuration);
    }

    /** This spec with another first message. */
    public AgentSpec withFirstMessage(@Nullable String newFirstMessage) {
        return new AgentSpec(name, prompt, newFirstMessage, voiceId, language, maxCallDuration);
    }

    /** This spec with another voice. */
    public AgentSpec withVoice(@Nullable String newVoiceId) {
        return new AgentSpec(name, prompt, firstMessage, newVoiceId, language, maxCallDuration);
    }

    /** This spec in another language. */
    public AgentSpec withLanguage(@Nullable String newLanguage) {
        return new AgentSpec(name, prompt, firstMessage, voiceId, newLanguage, maxCallDuration);
    }
}
