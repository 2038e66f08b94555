package io.voicecrm.voice;

import io.voicecrm.ProviderId;
import java.util.List;

/**
 * Documents that an agent may quote, under one name.
 *
 * @param state of the worst of its documents; in a listing {@code NOT_INDEXED} where each would have to be asked for
 * @param documents those that the provider tells of; empty in a listing, and where it is not done reading them
 */
public record KnowledgeBase(Id id, String name, State state, List<Document> documents) {

    /** Copies {@code documents}. */
    public KnowledgeBase {
        documents = List.copyOf(documents);
    }

    /**
     * A knowledge base as its provider names it.
     *
     * @param value the provider's identifier, not blank
     */
    public record Id(ProviderId provider, String value) {

        /** @throws IllegalArgumentException if {@code value} is blank */
        public Id {
            if (value.isBlank()) {
                throw new IllegalArgumentException("knowledge base id: must not be blank");
            }
        }
    }

    /** One document in it. */
    public record Document(String id, String title) {}

    /** Whether an agent can search it. */
    public enum State {
        /** Kept, and not searchable until somebody asks for it: {@link KnowledgeBases#index}. */
        NOT_INDEXED,
        /** Being read. */
        INDEXING,
        /** Searchable, or small enough to be told as a whole. */
        READY,
        /** The provider could not read some of it. */
        FAILED
    }
}
