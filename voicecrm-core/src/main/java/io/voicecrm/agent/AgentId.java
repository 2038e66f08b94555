package io.voicecrm.agent;

import io.voicecrm.ProviderId;

/**
 * An agent as its provider names it.
 *
 * @param provider where the agent lives
 * @param value the provider's identifier, not blank
 */
public record AgentId(ProviderId provider, String value) {

    /** @throws IllegalArgumentException if {@code value} is blank */
    public AgentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("agent id: must not be blank");
        }
    }

    /** For example {@code elevenlabs/agent_01}. */
    @Override
    public String toString() {
        return provider + "/" + value;
    }
}
