package io.voicecrm.elevenlabs;

import io.voicecrm.agent.AgentTool;
import io.voicecrm.http.Reply;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The tools that agents share. One is known by its name and its URL: the same server under the same name is one tool,
 * however many agents use it, so that giving skills twice leaves nothing behind.
 */
final class ElevenLabsTools {

    private final Api api;
    private final ElevenLabsSecrets secrets;

    ElevenLabsTools(Api api, ElevenLabsSecrets secrets) {
        this.api = api;
        this.secrets = secrets;
    }

    /** The ids of the tools, made or changed as needed, in the order given. */
    List<String> idsOf(List<AgentTool.Webhook> tools) {
        if (tools.isEmpty()) {
            return List.of();
        }
        Map<String, String> known = known();
        return tools.stream().map(tool -> idOf(tool, known)).toList();
    }

    private String idOf(AgentTool.Webhook tool, Map<String, String> known) {
        Map<String, Object> headers = new LinkedHashMap<>();
        tool.headers()
                .forEach((name, secret) ->
                        headers.put(name, secrets.keep("voicecrm " + tool.url() + " " + name, secret)));
        Map<String, Object> json = SkillsJson.webhook(tool, headers);
        String id = known.get(key(tool.name(), tool.url().toString()));
        if (id == null) {
            Reply reply = api.create("create tool", api.url("tools").build(), Body.of(json));
            String made = api.read("create tool", reply, Wire.Tool.class).id();
            if (made == null) {
                throw Api.unreadable("create tool", reply);
            }
            return made;
        }
        api.change("change tool", api.url("tools").addPathSegment(id).build(), json);
        return id;
    }

    private Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        String cursor = null;
        do {
            HttpUrl.Builder url = api.url("tools").addQueryParameter("page_size", "100");
            if (cursor != null) {
                url.addQueryParameter("cursor", cursor);
            }
            Wire.ToolList page = api.get("list tools", url.build(), Wire.ToolList.class);
            for (Wire.Tool tool : Objects.requireNonNullElse(page.tools(), List.<Wire.Tool>of())) {
                Wire.ToolConfig config = tool.config();
                if (tool.id() != null && config != null) {
                    Wire.ToolAddress address = config.address();
                    known.put(key(config.name(), address == null ? null : address.url()), tool.id());
                }
            }
            cursor = Boolean.TRUE.equals(page.more()) ? page.next() : null;
        } while (cursor != null);
        return known;
    }

    private static String key(@Nullable String name, @Nullable String url) {
        return name + " " + url;
    }
}
