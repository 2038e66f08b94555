package io.voicecrm.testkit.wire;

import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.testkit.simulator.SimulatedCall.HangUp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said, turn by turn, in the provider's words. */
final class TranscriptJson {

    List<Object> of(Conversation conversation) {
        List<Object> turns = new ArrayList<>();
        for (Transcript.Turn turn : conversation.call().transcript().turns()) {
            boolean agent = turn.speaker() == Speaker.AGENT;
            turns.add(turn(conversation, agent, turn.text(), turn.offset().toSeconds(), List.of(), List.of()));
        }
        String tool = lastTool(conversation);
        if (tool != null) {
            long at = conversation.talkTime().toSeconds();
            turns.add(turn(conversation, true, null, at, List.of(toolCall(tool)), List.of(toolResult(tool))));
        }
        return turns;
    }

    /** Whether the agent was given one of the provider's own tools. */
    static boolean hasTool(Conversation conversation, String tool) {
        return conversation
                        .agent()
                        .at("conversation_config", "agent", "prompt", "built_in_tools")
                        .get(tool)
                != null;
    }

    private static @Nullable String lastTool(Conversation conversation) {
        if (conversation.isVoicemail()) {
            return hasTool(conversation, "voicemail_detection") ? "voicemail_detection" : null;
        }
        boolean agentEnds = conversation.call().hangUp() == HangUp.AGENT;
        return agentEnds && hasTool(conversation, "end_call") ? "end_call" : null;
    }

    private static JsonObject turn(
            Conversation conversation,
            boolean agent,
            @Nullable String text,
            long second,
            List<?> calls,
            List<?> results) {
        String metric = agent ? "convai_tts_service_ttfb" : "convai_asr_trailing_service_latency";
        JsonObject metrics = new JsonObject().with(metric, new JsonObject().with("elapsed_time", 0.25));
        JsonObject speaker = new JsonObject()
                .with("agent_id", conversation.agentId())
                .with("branch_id", null)
                .with("workflow_node_id", null);
        return new JsonObject()
                .with("role", agent ? "agent" : "user")
                .with("message", text)
                .with("time_in_call_secs", second)
                .with("tool_calls", calls)
                .with("tool_results", results)
                .with("feedback", null)
                .with("llm_usage", null)
                .with("conversation_turn_metrics", new JsonObject().with("metrics", metrics))
                .with("interrupted", false)
                .with("original_message", null)
                .with("source_medium", agent ? null : "audio")
                .with("agent_metadata", agent ? speaker : null);
    }

    private static JsonObject toolCall(String tool) {
        return new JsonObject()
                .with("type", "system")
                .with("request_id", tool + "_1")
                .with("tool_name", tool)
                .with("params_as_json", "{}")
                .with("tool_has_been_called", true);
    }

    private static JsonObject toolResult(String tool) {
        return new JsonObject()
                .with("type", "system")
                .with("request_id", tool + "_1")
                .with("tool_name", tool)
                .with("result_value", "{\"status\":\"success\"}")
                .with("is_error", false)
                .with("tool_has_been_called", true)
                .with(
                        "result",
                        new JsonObject().with("result_type", tool + "_success").with("status", "success"));
    }
}
