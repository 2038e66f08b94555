package io.voicecrm.testkit.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code /create-knowledge-base} and its kin. What is sent is read at once: the next time somebody asks, it is complete. */
final class RetellKnowledge {

    private static final int LONGEST_NAME = 39;

    private final RetellAccount account;

    RetellKnowledge(RetellAccount account) {
        this.account = account;
    }

    HttpReply create(MultipartForm form) {
        String name = form.text("knowledge_base_name");
        if (name.isEmpty()) {
            throw RetellError.missing("knowledge_base_name");
        }
        if (name.length() > LONGEST_NAME) {
            throw RetellError.invalid("knowledge_base_name must be less than 40 characters");
        }
        String id = account.ids().next("knowledge_base_");
        JsonObject made = new JsonObject()
                .with("knowledge_base_id", id)
                .with("knowledge_base_name", name)
                .with("status", "complete")
                .with("knowledge_base_sources", sources(form))
                .with("last_refreshed_timestamp", account.clock().millis());
        account.knowledge().keep(id, made);
        return HttpReply.json(201, beingRead(made));
    }

    HttpReply add(String id, MultipartForm form) {
        JsonObject changed = account.knowledge()
                .change(
                        id,
                        known -> known.patchedWith(new JsonObject())
                                .with(
                                        "knowledge_base_sources",
                                        Stream.concat(
                                                        known.list("knowledge_base_sources").stream(),
                                                        sources(form).stream())
                                                .toList()));
        return HttpReply.json(201, beingRead(changed));
    }

    HttpReply get(String id) {
        return HttpReply.ok(account.knowledge().get(id));
    }

    HttpReply list() {
        return HttpReply.ok(account.knowledge().newestFirst());
    }

    HttpReply delete(String id) {
        account.knowledge().remove(id);
        return HttpReply.empty(204);
    }

    HttpReply deleteSource(String id, String sourceId) {
        return HttpReply.ok(account.knowledge()
                .change(
                        id,
                        known -> known.patchedWith(new JsonObject())
                                .with(
                                        "knowledge_base_sources",
                                        known.list("knowledge_base_sources").stream()
                                                .filter(source -> !((JsonObject) source)
                                                        .text("source_id")
                                                        .equals(sourceId))
                                                .toList())));
    }

    /** Right after it was sent there is nothing to show yet. */
    private static JsonObject beingRead(JsonObject knowledge) {
        return new JsonObject()
                .with("knowledge_base_id", knowledge.get("knowledge_base_id"))
                .with("knowledge_base_name", knowledge.get("knowledge_base_name"))
                .with("status", "in_progress");
    }

    private List<JsonObject> sources(MultipartForm form) {
        List<JsonObject> sources = new ArrayList<>();
        for (Object text : list(form, "knowledge_base_texts")) {
            if (!(text instanceof JsonObject object) || object.text("title").isEmpty()) {
                throw RetellError.invalid("knowledge_base_texts must be objects with title and text");
            }
            sources.add(source("text")
                    .with("title", object.text("title"))
                    .with("content_url", "https://knowledge.example/text"));
        }
        for (Object url : list(form, "knowledge_base_urls")) {
            sources.add(source("url").with("url", url));
        }
        for (MultipartForm.Part file : form.named("knowledge_base_files")) {
            sources.add(source("document")
                    .with("filename", file.fileName())
                    .with("file_url", "https://knowledge.example/" + file.fileName())
                    .with("file_size", file.content().length));
        }
        return sources;
    }

    private JsonObject source(String type) {
        return new JsonObject()
                .with("type", type)
                .with("source_id", account.ids().next("source_"));
    }

    /** One field that holds a JSON array. */
    private static List<?> list(MultipartForm form, String name) {
        String json = form.text(name);
        if (json.isEmpty()) {
            return List.of();
        }
        try {
            return Json.read(("{\"list\":" + json + "}").getBytes(StandardCharsets.UTF_8))
                    .list("list");
        } catch (IOException e) {
            throw RetellError.invalid(name + " must be a JSON array");
        }
    }
}
