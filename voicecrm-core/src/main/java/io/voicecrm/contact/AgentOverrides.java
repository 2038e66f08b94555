package io.voicecrm.contact;

import org.jspecify.annotations.Nullable;

/**
 * What should be different for one person than the agent's own settings. Null keeps the agent's setting.
 *
 * @param language a BCP 47 tag, such as {@code en}
 * @param voiceId the provider's voice
 * @param firstMessage the greeting; may hold <code>{{variable}}</code>
 * @param prompt the whole system prompt; may hold <code>{{variable}}</code>
 */
public record AgentOverrides(
        @Nullable String language,
        @Nullable String voiceId,
        @Nullable String firstMessage,
        @Nullable String prompt) {

    /** Nothing is different. */
    public static final AgentOverrides NONE = new AgentOverrides(null, null, null, null);
}
