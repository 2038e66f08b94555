package io.voicecrm.testkit.wire;

import java.util.List;
import java.util.Locale;

/** {@code /create-agent} and its kin. A new agent is version 0, a draft, and stays one. */
final class RetellAgents {

    private final RetellAccount account;

    RetellAgents(RetellAccount account) {
        this.account = account;
    }

    HttpReply create(JsonObject request) {
        return HttpReply.json(201, create(account.ids().next("agent_"), request));
    }

    JsonObject create(String id, JsonObject request) {
        for (String field : List.of("response_engine", "voice_id")) {
            if (!request.has(field)) {
                throw RetellError.missing(field);
            }
        }
        checked(request);
        JsonObject defaults = new JsonObject()
                .with("agent_id", id)
                .with("version", 0)
                .with("is_published", false)
                .with("language", "en-US")
                .with("max_call_duration_ms", 3_600_000)
                .with("ring_duration_ms", 30_000)
                .with("post_call_analysis_data", List.of());
        JsonObject agent = stamped(defaults.patchedWith(request));
        account.agents().keep(id, agent);
        return agent;
    }

    HttpReply get(String id) {
        return HttpReply.ok(account.agents().get(id));
    }

    HttpReply update(String id, JsonObject patch) {
        checked(patch);
        return HttpReply.ok(account.agents().change(id, agent -> stamped(agent.replacedWith(patch))));
    }

    HttpReply delete(String id) {
        account.agents().remove(id);
        return HttpReply.empty(204);
    }

    /** Light items: whoever wants the settings reads the agent. */
    HttpReply list(HttpRequest request, JsonObject body) {
        JsonObject filters = body.at("filter_criteria");
        String channel = filters.at("channel").text("value");
        String query = filters.text("query").toLowerCase(Locale.ROOT);
        List<JsonObject> found = account.agents().newestFirst().stream()
                .filter(agent -> channel.isEmpty() || channel.equals("voice"))
                .filter(agent ->
                        agent.text("agent_name").toLowerCase(Locale.ROOT).contains(query))
                .toList();
        return HttpReply.ok(RetellPage.of(request).of(found, RetellAgents::summary));
    }

    private static JsonObject summary(JsonObject agent) {
        return new JsonObject()
                .with("agent_id", agent.get("agent_id"))
                .with("agent_name", agent.text("agent_name"))
                .with("channel", "voice")
                .with("tags", List.of())
                .with("user_modified_timestamp", agent.get("last_modification_timestamp"));
    }

    private void checked(JsonObject request) {
        within(request, "max_call_duration_ms", 60_000, 7_200_000);
        within(request, "ring_duration_ms", 5_000, 300_000);
        if (request.has("response_engine")) {
            JsonObject engine = request.at("response_engine");
            switch (engine.text("type")) {
                case "retell-llm":
                    account.models().get(engine.text("llm_id"));
                    break;
                case "conversation-flow":
                case "custom-llm":
                    break;
                default:
                    throw RetellError.invalid("request/body/response_engine must match exactly one schema in oneOf");
            }
        }
    }

    private static void within(JsonObject request, String field, long least, long most) {
        if (request.has(field) && (request.whole(field, -1) < least || request.whole(field, -1) > most)) {
            throw RetellError.invalid("request/body/" + field + " must be >= " + least + " and <= " + most);
        }
    }

    private JsonObject stamped(JsonObject agent) {
        return agent.with("last_modification_timestamp", account.clock().millis());
    }
}
