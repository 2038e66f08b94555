package io.voicecrm.elevenlabs;

import io.voicecrm.http.Reply;
import io.voicecrm.voice.KnowledgeBase.Document;
import io.voicecrm.voice.KnowledgeBase.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which documents can be searched. Asked for many at once; asking to index what is indexed changes nothing. */
final class KnowledgeIndex {

    private static final int MOST_AT_ONCE = 100;
    private static final String MODEL = "multilingual_e5_large_instruct";

    private final Api api;

    KnowledgeIndex(Api api) {
        this.api = api;
    }

    /** The worst state of any of the documents. */
    State state(List<Document> documents, boolean startsWhatIsMissing) {
        Set<State> states = new TreeSet<>();
        for (int from = 0; from < documents.size(); from += MOST_AT_ONCE) {
            List<Document> some = documents.subList(from, Math.min(from + MOST_AT_ONCE, documents.size()));
            states.addAll(ask(some, startsWhatIsMissing));
        }
        for (State worst : List.of(State.FAILED, State.INDEXING, State.NOT_INDEXED)) {
            if (states.contains(worst)) {
                return worst;
            }
        }
        return State.READY;
    }

    private List<State> ask(List<Document> documents, boolean startsWhatIsMissing) {
        List<Map<String, Object>> items = documents.stream()
                .map(document -> Map.<String, Object>of(
                        "document_id", document.id(), "create_if_missing", startsWhatIsMissing, "model", MODEL))
                .toList();
        Reply reply = api.send(
                "index knowledge",
                "POST",
                api.url("knowledge-base/rag-index").build(),
                Body.of(Map.of("items", items)));
        Map<String, Wire.IndexAnswer> answers = api.readMap("index knowledge", reply, Wire.IndexAnswer.class);
        List<State> states = new ArrayList<>();
        for (Document document : documents) {
            states.add(state(answers.get(document.id())));
        }
        return states;
    }

    private static State state(Wire.@Nullable IndexAnswer answer) {
        Wire.Index index = answer == null ? null : answer.data();
        String word = index == null ? null : index.status();
        return switch (Objects.requireNonNullElse(word, "")) {
            // Too small to be searched: the agent is told the whole of it.
            case "succeeded", "document_too_small" -> State.READY;
            case "new", "created", "processing" -> State.INDEXING;
            case "failed", "rag_limit_exceeded", "cannot_index_folder" -> State.FAILED;
            default -> State.NOT_INDEXED;
        };
    }
}
