package io.voicecrm.testkit.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** {@code /v1/convai/tools}: what agents may use while they talk. Nobody uses them here; they are kept. */
final class Tools {

    private final Ids ids;
    private final Map<String, JsonObject> tools = new ConcurrentSkipListMap<>();

    Tools(Ids ids) {
        this.ids = ids;
    }

    HttpReply create(JsonObject request) {
        JsonObject config = config(request);
        JsonObject tool = new JsonObject()
                .with("id", ids.next("tool_"))
                .with("tool_config", config)
                .with("access_info", Agents.accessInfo())
                .with("usage_stats", new JsonObject().with("total_calls", 0).with("avg_latency_secs", 0));
        tools.put(tool.text("id"), tool);
        return HttpReply.ok(tool);
    }

    HttpReply list(HttpRequest request) {
        List<JsonObject> all = new ArrayList<>(tools.values());
        return HttpReply.ok(Paging.of(request).slice(all).json("tools", tool -> tool));
    }

    HttpReply get(String id) {
        return HttpReply.ok(known(id));
    }

    HttpReply update(String id, JsonObject request) {
        JsonObject changed = known(id).patchedWith(new JsonObject().with("tool_config", config(request)));
        tools.put(id, changed);
        return HttpReply.ok(changed);
    }

    HttpReply delete(String id) {
        known(id);
        tools.remove(id);
        return HttpReply.empty(204);
    }

    private JsonObject known(String id) {
        JsonObject tool = tools.get(id);
        if (tool == null) {
            throw ApiError.notFound("tool", id);
        }
        return tool;
    }

    private static JsonObject config(JsonObject request) {
        if (!(request.get("tool_config") instanceof JsonObject config)) {
            throw ApiError.missing("body", "tool_config");
        }
        if (!config.text("name").matches("[a-zA-Z0-9_-]{1,64}")) {
            throw ApiError.invalid(
                    "string_pattern_mismatch", "String should match pattern", "body", "tool_config", "name");
        }
        return config;
    }
}
