package io.voicecrm.testkit.wire;

import io.voicecrm.call.CallAnalysis;
import java.util.Locale;

/** What Retell concludes from a call: its presets, and what the agent was set to collect. */
final class RetellAnalysis {

    JsonObject of(RetellCall call) {
        CallAnalysis analysis = call.call().analysis();
        JsonObject json = new JsonObject()
                .with("call_summary", analysis.summary())
                .with("in_voicemail", call.isVoicemail() && call.isPickedUp())
                .with("user_sentiment", call.isPickedUp() ? sentiment(call) : "Unknown");
        if (analysis.successful() != null) {
            json.with("call_successful", analysis.successful());
        }
        return json.with("custom_analysis_data", call.isPickedUp() ? collected(call) : new JsonObject());
    }

    private static JsonObject collected(RetellCall call) {
        JsonObject data = new JsonObject();
        for (Object item : call.agent().list("post_call_analysis_data")) {
            JsonObject wanted = (JsonObject) item;
            String name = wanted.text("name");
            switch (wanted.text("type")) {
                case "string":
                case "enum":
                    // What was not said is an empty text.
                    String fact = SaidFacts.of(call.call(), name);
                    data.with(name, fact == null ? "" : fact);
                    break;
                case "boolean":
                    data.with(name, Boolean.TRUE.equals(call.call().analysis().successful()));
                    break;
                default:
                    break;
            }
        }
        return data;
    }

    private static String sentiment(RetellCall call) {
        String word = call.call().sentiment().name();
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
