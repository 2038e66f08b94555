package io.voicecrm.voice;

import io.voicecrm.Page;
import io.voicecrm.agent.AgentId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What agents may look up. Every method throws {@link VoiceProviderException} if the provider refuses. */
public interface KnowledgeBases {

    /**
     * Makes a knowledge base of some sources. Not idempotent. If one source is refused, what was made is removed again.
     *
     * @param sources at least one
     * @throws IllegalArgumentException if there is none
     */
    KnowledgeBase create(String name, List<KnowledgeSource> sources);

    /** Adds a source. Not idempotent: twice makes two documents. */
    KnowledgeBase add(KnowledgeBase.Id id, KnowledgeSource source);

    /** A knowledge base with its documents; empty if it does not exist. */
    Optional<KnowledgeBase> find(KnowledgeBase.Id id);

    /** The account's knowledge bases, a page at a time; {@code cursor} null gives the first page. */
    Page<KnowledgeBase> list(@Nullable String cursor);

    /**
     * Has it made searchable where the provider waits to be told, and says how far that is. Idempotent: ask again until
     * it is no longer {@code INDEXING}.
     */
    KnowledgeBase.State index(KnowledgeBase.Id id);

    /** Lets an agent quote it. Idempotent. Two of these at once for one agent may lose one. */
    void attach(KnowledgeBase.Id id, AgentId agent);

    /** Keeps an agent from quoting it. Idempotent. */
    void detach(KnowledgeBase.Id id, AgentId agent);

    /** What an agent may quote, in its order. */
    List<KnowledgeBase.Id> attachedTo(AgentId agent);

    /** Deletes it with its documents, whoever quotes it. Idempotent: deleting what is gone succeeds. */
    void delete(KnowledgeBase.Id id);
}
