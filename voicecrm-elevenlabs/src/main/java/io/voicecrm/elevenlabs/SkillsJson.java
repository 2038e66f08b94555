package io.voicecrm.elevenlabs;

import io.voicecrm.agent.AgentSkills;
import io.voicecrm.agent.AgentSkills.Goal;
import io.voicecrm.agent.AgentSkills.WantedFact;
import io.voicecrm.agent.AgentTool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an agent can do, as the provider writes it. */
final class SkillsJson {

    private SkillsJson() {}

    /**
     * The change that gives an agent its skills.
     *
     * @param toolIds the webhook tools, which the provider keeps by themselves
     * @param known names of the facts that the agent collects so far
     */
    static Map<String, Object> update(AgentSkills skills, List<String> toolIds, Set<String> known) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        // Maps are changed member by member: what is not taken out stays.
        known.forEach(name -> facts.put(name, null));
        facts.putAll(AgentJson.commonFacts());
        for (WantedFact fact : skills.facts()) {
            facts.put(
                    fact.name(),
                    Map.of("type", fact.type().name().toLowerCase(Locale.ROOT), "description", fact.description()));
        }
        Map<String, @Nullable Object> builtIn = new LinkedHashMap<>();
        builtIn.put("transfer_to_number", transfers(skills));
        return Map.of(
                "conversation_config",
                Map.of("agent", Map.of("prompt", Map.of("tool_ids", toolIds, "built_in_tools", builtIn))),
                "platform_settings",
                Map.of(
                        "data_collection",
                        facts,
                        "evaluation",
                        Map.of(
                                "criteria",
                                skills.goals().stream().map(SkillsJson::goal).toList())));
    }

    /** @param headers how the provider finds what is in them */
    static Map<String, Object> webhook(AgentTool.Webhook tool, Map<String, Object> headers) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (AgentTool.Parameter parameter : tool.parameters()) {
            properties.put(
                    parameter.name(),
                    Map.of(
                            "type",
                            parameter.type().name().toLowerCase(Locale.ROOT),
                            "description",
                            parameter.description()));
        }
        Map<String, Object> body = Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                tool.parameters().stream()
                        .filter(AgentTool.Parameter::required)
                        .map(AgentTool.Parameter::name)
                        .toList());
        return Map.of(
                "tool_config",
                Map.of(
                        "type",
                        "webhook",
                        "name",
                        tool.name(),
                        "description",
                        tool.description(),
                        "api_schema",
                        Map.of(
                                "url",
                                tool.url().toString(),
                                "method",
                                "POST",
                                "request_headers",
                                headers,
                                "request_body_schema",
                                body)));
    }

    private static Map<String, Object> goal(Goal goal) {
        return Map.of(
                "id", goal.name(),
                "name", goal.name(),
                "type", "prompt",
                "conversation_goal_prompt", goal.reachedWhen());
    }

    /** The provider has one tool for all transfers, with a condition for each; null takes it away. */
    private static @Nullable Map<String, Object> transfers(AgentSkills skills) {
        List<Map<String, Object>> transfers = skills.tools().stream()
                .filter(AgentTool.TransferToNumber.class::isInstance)
                .map(AgentTool.TransferToNumber.class::cast)
                .map(tool -> Map.<String, Object>of(
                        "transfer_destination",
                        Map.of(
                                "type",
                                "phone",
                                "phone_number",
                                tool.destination().e164()),
                        "condition",
                        tool.description(),
                        "transfer_type",
                        "conference"))
                .toList();
        return transfers.isEmpty()
                ? null
                : Map.of(
                        "type",
                        "system",
                        "name",
                        "transfer_to_number",
                        "params",
                        Map.of("system_tool_type", "transfer_to_number", "transfers", transfers));
    }
}
