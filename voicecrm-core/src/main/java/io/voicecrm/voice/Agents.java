package io.voicecrm.voice;

import io.voicecrm.Page;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSkills;
import io.voicecrm.agent.AgentSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Managing agents at the provider. Every method throws {@link VoiceProviderException} if the provider refuses. */
public interface Agents {

    /**
     * Creates an agent that allows each call to override what {@link io.voicecrm.contact.AgentOverrides} names, and that
     * extracts {@code name}, {@code email} and {@code intent} from each conversation.
     *
     * <p>Not idempotent, and never sent twice by itself: two calls make two agents.
     */
    AgentId create(AgentSpec spec);

    /** Changes what {@code spec} sets and leaves the rest. Idempotent. */
    void update(AgentId id, AgentSpec spec);

    /** What the agent is now; empty if it does not exist. */
    Optional<AgentSpec> find(AgentId id);

    /** The account's agents, a page at a time; {@code cursor} null gives the first page. */
    Page<Listed> list(@Nullable String cursor);

    /** Deletes an agent. Idempotent: deleting what is gone succeeds. */
    void delete(AgentId id);

    /**
     * Makes a new agent that is what another one is, skills and knowledge included: a template becomes a tenant's own.
     * Not idempotent, and never sent twice by itself.
     *
     * @throws VoiceProviderException of kind {@code NOT_FOUND} if there is no such agent
     */
    AgentId copy(AgentId original, String name);

    /**
     * Gives an agent its skills; they take the place of what it was given before. Idempotent.
     *
     * @throws VoiceProviderException of kind {@code NOT_FOUND} if there is no such agent
     */
    void equip(AgentId id, AgentSkills skills);

    /** An agent in a listing. */
    record Listed(AgentId id, String name) {}
}
