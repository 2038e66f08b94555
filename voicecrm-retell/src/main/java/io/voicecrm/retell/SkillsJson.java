package io.voicecrm.retell;

import io.voicecrm.agent.AgentSkills;
import io.voicecrm.agent.AgentSkills.ValueType;
import io.voicecrm.agent.AgentTool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an agent can do and what is read out of its calls, as the provider writes it. */
final class SkillsJson {

    /** What is extracted as {@code yes} where the person does not want to be called again. */
    static final String OPT_OUT = "do_not_call";

    private SkillsJson() {}

    static List<Map<String, Object>> tools(AgentSkills skills) {
        List<Map<String, Object>> tools = new ArrayList<>();
        tools.add(Map.of(
                "type", "end_call",
                "name", "end_call",
                "description", "End the call when it has come to its end, or when the person asks for it."));
        skills.tools().forEach(tool -> tools.add(tool(tool)));
        return tools;
    }

    static List<Map<String, Object>> analyses(AgentSkills skills) {
        List<Map<String, Object>> analyses = new ArrayList<>(List.of(
                Map.of("type", "system-presets", "name", "call_summary"),
                Map.of("type", "system-presets", "name", "call_successful"),
                Map.of("type", "system-presets", "name", "user_sentiment"),
                wanted("name", "string", "The name of the person on the phone, only if they said it."),
                wanted("email", "string", "Their email address, only if they said it."),
                wanted("intent", "string", "What they want, in a few words."),
                wanted(OPT_OUT, "string", "yes if they asked not to be called again, else nothing.")));
        skills.facts().forEach(fact -> analyses.add(wanted(fact.name(), typeOf(fact.type()), fact.description())));
        skills.goals().forEach(goal -> analyses.add(wanted(goal.name(), "boolean", goal.reachedWhen())));
        return analyses;
    }

    /** A fact that may be missing: what is required and was not said would make the whole call unsuccessful. */
    private static Map<String, Object> wanted(String name, String type, String description) {
        return Map.of("type", type, "name", name, "description", description, "required", false);
    }

    private static Map<String, Object> tool(AgentTool tool) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", tool.name());
        json.put("description", tool.description());
        if (tool instanceof AgentTool.TransferToNumber transfer) {
            json.put("type", "transfer_call");
            json.put(
                    "transfer_destination",
                    Map.of(
                            "type",
                            "predefined",
                            "number",
                            transfer.destination().e164()));
            json.put("transfer_option", Map.of("type", "cold_transfer"));
        } else if (tool instanceof AgentTool.Webhook webhook) {
            json.put("type", "custom");
            json.put("url", webhook.url().toString());
            json.put("method", "POST");
            Map<String, String> headers = new LinkedHashMap<>();
            webhook.headers().forEach((name, value) -> headers.put(name, value.reveal()));
            json.put("headers", headers);
            json.put("parameters", parameters(webhook.parameters()));
            json.put("speak_during_execution", false);
            json.put("speak_after_execution", true);
        }
        return json;
    }

    private static Map<String, Object> parameters(List<AgentTool.Parameter> parameters) {
        Map<String, Object> properties = new LinkedHashMap<>();
        parameters.forEach(parameter -> properties.put(
                parameter.name(),
                Map.of(
                        "type", parameter.type().name().toLowerCase(Locale.ROOT),
                        "description", parameter.description())));
        List<String> required = parameters.stream()
                .filter(AgentTool.Parameter::required)
                .map(AgentTool.Parameter::name)
                .toList();
        return Map.of("type", "object", "properties", properties, "required", required);
    }

    /** The provider knows one type of number. */
    private static String typeOf(ValueType type) {
        return switch (type) {
            case STRING -> "string";
            case INTEGER, NUMBER -> "number";
            case BOOLEAN -> "boolean";
        };
    }
}
