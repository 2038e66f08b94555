package io.voicecrm.testkit.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code …/rag-index}: documents become searchable some seconds after somebody asked for it. */
final class KnowledgeIndexes {

    /** Smaller documents are not indexed: they are told as a whole. */
    private static final int LEAST_BYTES = 500;

    private static final Duration WORK = Duration.ofSeconds(30);

    private final Clock clock;
    private final Knowledge knowledge;
    private final Ids ids;
    private final double speed;
    private final Map<String, Index> indexes = new ConcurrentHashMap<>();

    private record Index(String id, String model, Instant readyAt) {}

    KnowledgeIndexes(Clock clock, Knowledge knowledge, Ids ids, double speed) {
        this.clock = clock;
        this.knowledge = knowledge;
        this.ids = ids;
        this.speed = speed;
    }

    HttpReply start(String document, JsonObject request) {
        return HttpReply.ok(started(knowledge.item(document), request.text("model")));
    }

    HttpReply of(String document) {
        Index index = indexes.get(knowledge.item(document).id());
        return HttpReply.ok(new JsonObject()
                .with("indexes", index == null ? List.of() : List.of(json(index, knowledge.item(document)))));
    }

    /** Many at once. */
    HttpReply compute(JsonObject request) {
        List<?> items = request.list("items");
        if (items.isEmpty() || items.size() > 100) {
            throw ApiError.invalid("too_long", "List should have 1 to 100 items", "body", "items");
        }
        JsonObject results = new JsonObject();
        for (Object item : items) {
            if (item instanceof JsonObject wanted) {
                results.with(wanted.text("document_id"), result(wanted));
            }
        }
        return HttpReply.ok(results);
    }

    private JsonObject result(JsonObject wanted) {
        try {
            Knowledge.Item item = knowledge.item(wanted.text("document_id"));
            Index index = indexes.get(item.id());
            if (index == null && !wanted.flag("create_if_missing")) {
                return failure(404, "rag_index_not_found", "The document is not indexed.");
            }
            return new JsonObject().with("status", "success").with("data", started(item, wanted.text("model")));
        } catch (ApiError e) {
            return failure(404, "document_not_found", "Document not found.");
        }
    }

    private JsonObject started(Knowledge.Item item, String model) {
        Index index = indexes.computeIfAbsent(
                item.id(),
                id -> new Index(
                        ids.next("ragidx_"), model, clock.instant().plusNanos(Math.round(WORK.toNanos() / speed))));
        return json(index, item);
    }

    private JsonObject json(Index index, Knowledge.Item item) {
        String status = status(index, item);
        return new JsonObject()
                .with("id", index.id())
                .with("model", index.model())
                .with("status", status)
                .with("progress_percentage", status.equals("processing") ? 50 : 100)
                .with(
                        "document_model_index_usage",
                        new JsonObject().with("used_bytes", status.equals("succeeded") ? item.content().length : 0));
    }

    private String status(Index index, Knowledge.Item item) {
        if (item.type().equals("folder")) {
            return "cannot_index_folder";
        }
        if (item.content().length < LEAST_BYTES) {
            return "document_too_small";
        }
        return clock.instant().isBefore(index.readyAt()) ? "processing" : "succeeded";
    }

    private static JsonObject failure(int code, String status, String message) {
        return new JsonObject()
                .with("status", "failure")
                .with("error_code", code)
                .with("error_status", status)
                .with("error_message", message);
    }
}
