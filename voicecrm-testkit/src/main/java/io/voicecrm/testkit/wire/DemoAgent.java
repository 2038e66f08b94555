package io.voicecrm.testkit.wire;

/** The agent that every simulated account has. */
final class DemoAgent {

    private DemoAgent() {}

    static JsonObject json() {
        JsonObject prompt = new JsonObject()
                .with(
                        "prompt",
                        "You are Ava from Northwind Energy. Find out whether the person wants a quote for solar"
                                + " panels, and get their name and email.")
                .with(
                        "built_in_tools",
                        new JsonObject()
                                .with("end_call", tool("end_call"))
                                .with("voicemail_detection", tool("voicemail_detection")));
        JsonObject agent = new JsonObject()
                .with("first_message", "Hi, this is Ava from Northwind Energy. Do you have a minute?")
                .with("language", "en")
                .with("prompt", prompt);
        return new JsonObject()
                .with("name", "Demo agent")
                .with("conversation_config", new JsonObject().with("agent", agent))
                .with(
                        "platform_settings",
                        new JsonObject()
                                .with(
                                        "data_collection",
                                        new JsonObject()
                                                .with("name", text("The full name that the person gave"))
                                                .with("email", text("The email address that the person gave"))
                                                .with("intent", text("What the person wants")))
                                .with("overrides", overrides()));
    }

    private static JsonObject overrides() {
        JsonObject agent = new JsonObject()
                .with("first_message", true)
                .with("language", true)
                .with("prompt", new JsonObject().with("prompt", true));
        return new JsonObject()
                .with(
                        "conversation_config_override",
                        new JsonObject().with("agent", agent).with("tts", new JsonObject().with("voice_id", true)));
    }

    private static JsonObject text(String description) {
        return new JsonObject().with("type", "string").with("description", description);
    }

    private static JsonObject tool(String name) {
        return new JsonObject()
                .with("type", "system")
                .with("name", name)
                .with("params", new JsonObject().with("system_tool_type", name));
    }
}
