package io.voicecrm.testkit.wire;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /v1/convai/knowledge-base}: documents and folders. Nobody reads them here; they are kept, and can be indexed. */
final class Knowledge {

    private final Clock clock;
    private final Account account;
    private final Ids ids;
    private final @Nullable KeptFile file;
    private final Map<String, Item> items = new ConcurrentSkipListMap<>();

    /**
     * @param source a URL or a file name; empty for text and folders
     * @param folder the folder that it lies in; null at the top
     */
    record Item(
            String id,
            String type,
            String name,
            String source,
            byte[] content,
            @Nullable String folder,
            long createdAt) {

        static Item read(JsonObject kept) {
            return new Item(
                    kept.text("id"),
                    kept.text("type"),
                    kept.text("name"),
                    kept.text("source"),
                    Base64.getDecoder().decode(kept.text("content")),
                    kept.text("folder").isEmpty() ? null : kept.text("folder"),
                    kept.whole("created_at", 0));
        }

        JsonObject kept() {
            return new JsonObject()
                    .with("id", id)
                    .with("type", type)
                    .with("name", name)
                    .with("source", source)
                    .with("content", Base64.getEncoder().encodeToString(content))
                    .with("folder", folder)
                    .with("created_at", createdAt);
        }
    }

    /** @param file where documents outlive the process; null for nowhere */
    Knowledge(Clock clock, Account account, Ids ids, @Nullable KeptFile file) {
        this.clock = clock;
        this.account = account;
        this.ids = ids;
        this.file = file;
        if (file != null) {
            file.load().stream().map(Item::read).forEach(item -> items.put(item.id(), item));
        }
    }

    private void save() {
        if (file != null) {
            synchronized (file) {
                file.save(items.values().stream().map(Item::kept).toList());
            }
        }
    }

    HttpReply addText(JsonObject request) {
        return added("text", required(request, "text"), request, "");
    }

    HttpReply addUrl(JsonObject request) {
        String url = required(request, "url");
        if (!url.matches("https?://.+")) {
            throw ApiError.invalid("url_parsing", "Input should be a valid URL", "body", "url");
        }
        // What the page says is not asked: the simulator never leaves this machine.
        return added("url", "The page at " + url, request, url);
    }

    HttpReply addFolder(JsonObject request) {
        required(request, "name");
        return added("folder", "", request, "");
    }

    HttpReply addFile(HttpRequest request) {
        MultipartForm parts = MultipartForm.of(request);
        MultipartForm.Part file =
                parts.named("file").stream().findFirst().orElseThrow(() -> ApiError.missing("body", "file"));
        JsonObject fields = new JsonObject()
                .with("name", parts.text("name"))
                .with("parent_folder_id", parts.text("parent_folder_id"));
        String name = fields.text("name").isEmpty() ? file.fileName() : fields.text("name");
        return keep("file", name, file.fileName(), file.content(), folder(fields));
    }

    private HttpReply added(String type, String content, JsonObject request, String source) {
        String name = request.text("name").isEmpty() ? "New " + type : request.text("name");
        return keep(type, name, source, content.getBytes(StandardCharsets.UTF_8), folder(request));
    }

    private HttpReply keep(String type, String name, String source, byte[] content, @Nullable String folder) {
        Item item = new Item(
                ids.next("kb_"),
                type,
                name,
                source,
                content,
                folder,
                clock.instant().getEpochSecond());
        items.put(item.id(), item);
        save();
        return HttpReply.ok(
                new JsonObject().with("id", item.id()).with("name", item.name()).with("folder_path", List.of()));
    }

    HttpReply list(HttpRequest request) {
        String folder = request.parameter("parent_folder_id");
        List<Item> found = items.values().stream()
                .filter(item -> folder == null ? item.folder() == null : folder.equals(item.folder()))
                .toList();
        return HttpReply.ok(Paging.of(request)
                .slice(found)
                .json("documents", item -> json(item).with("dependent_agents", List.of())));
    }

    HttpReply get(String id) {
        Item item = item(id);
        JsonObject json = json(item);
        if (!item.type().equals("folder")) {
            json.with("extracted_inner_html", new String(item.content(), StandardCharsets.UTF_8));
        }
        return HttpReply.ok(item.type().equals("file") ? json.with("filename", item.source()) : json);
    }

    HttpReply delete(HttpRequest request, String id) {
        item(id);
        boolean forced = "true".equals(request.parameter("force"));
        if (!forced && account.agents().stream().anyMatch(agent -> quotes(agent, id))) {
            throw ApiError.current(400, "invalid_request", "document_in_use", "The document is used by an agent.");
        }
        if (children(id).findAny().isPresent()) {
            throw ApiError.current(400, "invalid_request", "folder_not_empty", "The folder is not empty.");
        }
        account.agents().stream().filter(agent -> quotes(agent, id)).forEach(agent -> forget(agent, id));
        items.remove(id);
        save();
        return HttpReply.ok(new JsonObject());
    }

    /** @throws ApiError if there is none */
    Item item(String id) {
        Item item = items.get(id);
        if (item == null) {
            throw ApiError.notFound("document", id);
        }
        return item;
    }

    private Stream<Item> children(String folder) {
        return items.values().stream().filter(item -> folder.equals(item.folder()));
    }

    private JsonObject json(Item item) {
        JsonObject json = new JsonObject()
                .with("id", item.id())
                .with("name", item.name())
                .with("type", item.type())
                .with(
                        "metadata",
                        new JsonObject()
                                .with("created_at_unix_secs", item.createdAt())
                                .with("last_updated_at_unix_secs", item.createdAt())
                                .with("size_bytes", item.content().length))
                .with("supported_usages", List.of("prompt", "auto"))
                .with("access_info", Agents.accessInfo())
                .with("folder_parent_id", item.folder());
        if (item.type().equals("url")) {
            json.with("url", item.source());
        }
        if (item.type().equals("folder")) {
            json.with("children_count", children(item.id()).count())
                    .with("document_count", children(item.id()).count());
        }
        return json;
    }

    private static boolean quotes(JsonObject agent, String id) {
        return knowledge(agent).stream().anyMatch(locator -> locator.text("id").equals(id));
    }

    private void forget(JsonObject agent, String id) {
        List<JsonObject> rest = knowledge(agent).stream()
                .filter(locator -> !locator.text("id").equals(id))
                .toList();
        JsonObject prompt = new JsonObject().with("knowledge_base", rest);
        JsonObject config = new JsonObject().with("agent", new JsonObject().with("prompt", prompt));
        account.changeAgent(
                agent.text("agent_id"),
                known -> known.patchedWith(new JsonObject().with("conversation_config", config)));
    }

    private static List<JsonObject> knowledge(JsonObject agent) {
        List<JsonObject> locators = new ArrayList<>();
        for (Object locator : agent.at("conversation_config", "agent", "prompt").list("knowledge_base")) {
            if (locator instanceof JsonObject object) {
                locators.add(object);
            }
        }
        return locators;
    }

    private @Nullable String folder(JsonObject request) {
        String folder = request.text("parent_folder_id");
        if (folder.isEmpty()) {
            return null;
        }
        if (!item(folder).type().equals("folder")) {
            throw ApiError.notFound("folder", folder);
        }
        return folder;
    }

    private static String required(JsonObject request, String field) {
        if (request.text(field).isEmpty()) {
            throw ApiError.missing("body", field);
        }
        return request.text(field);
    }
}
