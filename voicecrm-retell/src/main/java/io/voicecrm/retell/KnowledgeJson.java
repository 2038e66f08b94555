package io.voicecrm.retell;

import io.voicecrm.voice.KnowledgeBase;
import io.voicecrm.voice.KnowledgeBase.Document;
import io.voicecrm.voice.KnowledgeBase.State;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A knowledge base as the provider writes it. */
final class KnowledgeJson {

    private KnowledgeJson() {}

    /** Empty if it has no id. */
    static Optional<KnowledgeBase> read(Wire.Knowledge knowledge) {
        String id = knowledge.id();
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new KnowledgeBase(
                new KnowledgeBase.Id(Retell.ID, id),
                Objects.requireNonNullElse(knowledge.name(), ""),
                stateOf(Objects.requireNonNullElse(knowledge.status(), "")),
                Objects.requireNonNullElse(knowledge.sources(), List.<Wire.Source>of()).stream()
                        .filter(source -> source.id() != null)
                        .map(source -> new Document(String.valueOf(source.id()), titleOf(source)))
                        .toList()));
    }

    private static State stateOf(String status) {
        return switch (status) {
            // While it is read anew, what was read before is still there.
            case "complete", "refreshing_in_progress" -> State.READY;
            case "error" -> State.FAILED;
            default -> State.INDEXING;
        };
    }

    private static String titleOf(Wire.Source source) {
        return Stream.of(source.title(), source.fileName(), source.url())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
