package io.voicecrm.testkit.wire;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code /v1/convai/agents}. */
final class Agents {

    private static final Comparator<JsonObject> NEWEST_FIRST =
            Comparator.comparingLong(Agents::createdAt).reversed().thenComparing(agent -> agent.text("agent_id"));

    private final Clock clock;
    private final Account account;
    private final Ids ids;

    Agents(Clock clock, Account account, Ids ids) {
        this.clock = clock;
        this.account = account;
        this.ids = ids;
    }

    HttpReply create(JsonObject request) {
        return HttpReply.ok(new JsonObject().with("agent_id", create(ids.next("agent_"), request)));
    }

    /** Creates an agent under a chosen id. */
    String create(String id, JsonObject request) {
        if (!(request.get("conversation_config") instanceof JsonObject config)) {
            throw ApiError.missing("body", "conversation_config");
        }
        checked(config);
        long now = clock.instant().getEpochSecond();
        String name = request.text("name");
        account.keep(
                id,
                new JsonObject()
                        .with("agent_id", id)
                        .with("name", name.isEmpty() ? "New agent" : name)
                        .with("conversation_config", defaults().patchedWith(config))
                        .with("metadata", metadata(now, now))
                        .with("platform_settings", request.at("platform_settings"))
                        .with("phone_numbers", List.of())
                        .with("whatsapp_accounts", List.of())
                        .with("workflow", emptyWorkflow().patchedWith(request.at("workflow")))
                        .with("access_info", accessInfo())
                        .with("tags", request.list("tags")));
        return id;
    }

    HttpReply get(String id) {
        return HttpReply.ok(account.agent(id));
    }

    HttpReply update(String id, JsonObject patch) {
        checked(patch.at("conversation_config"));
        JsonObject known = new JsonObject();
        for (String field : List.of("conversation_config", "platform_settings", "workflow", "name", "tags")) {
            if (patch.has(field)) {
                known.with(field, patch.get(field));
            }
        }
        long now = clock.instant().getEpochSecond();
        return HttpReply.ok(account.changeAgent(
                id,
                agent -> withoutDroppedFacts(agent.patchedWith(known))
                        .with("metadata", metadata(createdAt(agent), now))));
    }

    HttpReply delete(String id) {
        account.removeAgent(id);
        return HttpReply.empty(204);
    }

    /** The same agent under another id and name; what it shares with others, such as tools, it goes on sharing. */
    HttpReply duplicate(String id, JsonObject request) {
        JsonObject original = account.agent(id);
        String copy = ids.next("agent_");
        String name = request.text("name").isEmpty() ? original.text("name") + " copy" : request.text("name");
        long now = clock.instant().getEpochSecond();
        account.keep(
                copy,
                original.patchedWith(new JsonObject()
                        .with("agent_id", copy)
                        .with("name", name)
                        .with("metadata", metadata(now, now))));
        return HttpReply.ok(new JsonObject().with("agent_id", copy));
    }

    HttpReply list(HttpRequest request) {
        String search = request.parameter("search");
        List<JsonObject> found = account.agents().stream()
                .filter(agent -> lower(agent.text("name")).contains(lower(search == null ? "" : search)))
                .sorted(NEWEST_FIRST)
                .toList();
        Paging.Slice<JsonObject> slice = Paging.of(request).slice(found);
        return HttpReply.ok(slice.json("agents", Agents::summary));
    }

    /** A fact that is set to null is no longer collected. */
    private static JsonObject withoutDroppedFacts(JsonObject agent) {
        JsonObject collected = new JsonObject();
        agent.at("platform_settings", "data_collection").members().forEach((name, fact) -> {
            if (fact != null) {
                collected.with(name, fact);
            }
        });
        JsonObject platform = new JsonObject();
        agent.at("platform_settings").members().forEach(platform::with);
        return platform.has("data_collection")
                ? agent.with("platform_settings", platform.with("data_collection", collected))
                : agent;
    }

    private static JsonObject summary(JsonObject agent) {
        return new JsonObject()
                .with("agent_id", agent.get("agent_id"))
                .with("name", agent.get("name"))
                .with("tags", agent.get("tags"))
                .with("created_at_unix_secs", createdAt(agent))
                .with("access_info", accessInfo())
                .with("last_call_time_unix_secs", null)
                .with("archived", false);
    }

    private static void checked(JsonObject config) {
        JsonObject conversation = config.at("conversation");
        long seconds = conversation.whole("max_duration_seconds", 600);
        if (seconds < 60 || seconds > 7200) {
            throw ApiError.invalid(
                    "value_error",
                    "Input should be between 60 and 7200",
                    "body",
                    "conversation_config",
                    "conversation",
                    "max_duration_seconds");
        }
    }

    private static JsonObject defaults() {
        JsonObject prompt = new JsonObject()
                .with("prompt", "")
                .with("llm", "gemini-2.5-flash")
                .with("temperature", 0)
                .with("max_tokens", -1)
                .with("tool_ids", List.of())
                .with("built_in_tools", new JsonObject())
                .with("knowledge_base", List.of());
        return new JsonObject()
                .with(
                        "agent",
                        new JsonObject()
                                .with("first_message", "")
                                .with("language", "en")
                                .with("prompt", prompt))
                .with(
                        "tts",
                        new JsonObject()
                                .with("voice_id", "cjVigY5qzO86Huf0OWal")
                                .with("model_id", "eleven_flash_v2"))
                .with("conversation", new JsonObject().with("max_duration_seconds", 600));
    }

    private static JsonObject emptyWorkflow() {
        JsonObject start = new JsonObject()
                .with("type", "start")
                .with("position", new JsonObject().with("x", 0).with("y", 0))
                .with("edge_order", List.of());
        return new JsonObject()
                .with("edges", new JsonObject())
                .with("nodes", new JsonObject().with("start_node", start))
                .with("prevent_subagent_loops", false);
    }

    private static JsonObject metadata(long created, long updated) {
        return new JsonObject().with("created_at_unix_secs", created).with("updated_at_unix_secs", updated);
    }

    static JsonObject accessInfo() {
        return new JsonObject()
                .with("is_creator", true)
                .with("creator_name", "Simulator")
                .with("creator_email", "simulator@example.com")
                .with("role", "admin");
    }

    private static long createdAt(JsonObject agent) {
        return agent.at("metadata").whole("created_at_unix_secs", 0);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
