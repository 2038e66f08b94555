package io.voicecrm.voice;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A voice that an agent may speak with.
 *
 * @param id as {@link io.voicecrm.agent.AgentSpec} takes it
 * @param preview a short sample that anyone may play; null if there is none
 * @param gender the provider's word, in lower case; null if it does not say
 * @param languages BCP 47 tags that it speaks well, best first; empty if the provider does not say
 * @param accent the provider's word; null if it does not say
 * @param description a few words for people; may be empty
 */
public record Voice(
        String id,
        String name,
        @Nullable URI preview,
        @Nullable String gender,
        List<String> languages,
        @Nullable String accent,
        String description) {

    /** Copies {@code languages}. */
    public Voice {
        languages = List.copyOf(languages);
    }

    /** A short sample. */
    public Optional<URI> sample() {
        return Optional.ofNullable(preview);
    }
}
