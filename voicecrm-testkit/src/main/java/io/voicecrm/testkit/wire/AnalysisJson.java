package io.voicecrm.testkit.wire;

import io.voicecrm.call.CallAnalysis;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provider concludes from a conversation: what the agent was set to collect and to evaluate. */
final class AnalysisJson {

    JsonObject of(Conversation conversation) {
        CallAnalysis analysis = conversation.call().analysis();
        JsonObject settings = conversation.agent().at("platform_settings");
        String success = success(analysis.successful());
        return new JsonObject()
                .with("evaluation_criteria_results", evaluated(settings.at("evaluation"), success))
                .with("data_collection_results", collected(settings.at("data_collection"), conversation))
                .with("call_successful", success)
                .with("transcript_summary", analysis.summary())
                .with("call_summary_title", conversation.call().title());
    }

    private static String success(@Nullable Boolean successful) {
        return successful == null ? "unknown" : successful ? "success" : "failure";
    }

    private static JsonObject evaluated(JsonObject evaluation, String success) {
        JsonObject results = new JsonObject();
        for (Object element : evaluation.list("criteria")) {
            if (element instanceof JsonObject criterion) {
                String id = criterion.text("id");
                results.with(
                        id,
                        new JsonObject()
                                .with("criteria_id", id)
                                .with("result", success)
                                .with("rationale", "Follows from what the person agreed to."));
            }
        }
        return results;
    }

    private static JsonObject collected(JsonObject wanted, Conversation conversation) {
        JsonObject results = new JsonObject();
        for (Map.Entry<String, @Nullable Object> item : wanted.members().entrySet()) {
            JsonObject schema = wanted.at(item.getKey());
            Object value = value(item.getKey(), schema, conversation);
            results.with(
                    item.getKey(),
                    new JsonObject()
                            .with("data_collection_id", item.getKey())
                            .with("value", value)
                            .with("json_schema", schema)
                            .with("rationale", value == null ? "The person did not say it." : "The person said it."));
        }
        return results;
    }

    private static @Nullable Object value(String id, JsonObject schema, Conversation conversation) {
        if (!schema.text("constant_value").isEmpty()) {
            return schema.text("constant_value");
        }
        if (!schema.text("dynamic_variable").isEmpty()) {
            return conversation.clientData().at("dynamic_variables").get(schema.text("dynamic_variable"));
        }
        if (!schema.text("type").isEmpty() && !schema.text("type").equals("string")) {
            return null;
        }
        return SaidFacts.of(conversation.call(), id);
    }
}
