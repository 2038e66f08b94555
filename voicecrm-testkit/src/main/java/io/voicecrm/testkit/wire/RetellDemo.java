package io.voicecrm.testkit.wire;

import java.util.List;

/** The agent and the language model that every simulated Retell account has. */
final class RetellDemo {

    static final String AGENT_ID = "agent_demo";
    static final String MODEL_ID = "llm_demo";

    private RetellDemo() {}

    static JsonObject model() {
        return new JsonObject()
                .with(
                        "general_prompt",
                        "You are Ava from Northwind Energy. Find out whether the person wants a quote for solar"
                                + " panels, and get their name and email.")
                .with("begin_message", "Hi, this is Ava from Northwind Energy. Do you have a minute?")
                .with("start_speaker", "agent");
    }

    static JsonObject agent() {
        return new JsonObject()
                .with("agent_name", "Demo agent")
                .with(
                        "response_engine",
                        new JsonObject().with("type", "retell-llm").with("llm_id", MODEL_ID))
                .with("voice_id", "11labs-Adrian")
                .with("voicemail_option", new JsonObject().with("action", new JsonObject().with("type", "hangup")))
                .with(
                        "post_call_analysis_data",
                        List.of(
                                text("name", "The full name that the person gave"),
                                text("email", "The email address that the person gave"),
                                text("intent", "What the person wants")));
    }

    private static JsonObject text(String name, String description) {
        return new JsonObject().with("type", "string").with("name", name).with("description", description);
    }
}
