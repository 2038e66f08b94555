package io.voicecrm.testkit.wire;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.testkit.simulator.SimulatedCall.HangUp;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the provider shows it: the answer to {@code GET /v1/convai/conversations/{id}} and, with another
 * envelope, the post-call webhook.
 *
 * <p>{@code start_time_unix_secs} is the wall clock's time of the dial. Durations are those of the call, so with a speed
 * above 1 the times inside a payload run ahead of the wall clock, but never contradict each other.
 */
final class ConversationJson {

    private final Prices prices;
    private final TranscriptJson transcripts = new TranscriptJson();
    private final AnalysisJson analyses = new AnalysisJson();

    ConversationJson(Prices prices) {
        this.prices = prices;
    }

    /** The object as it is at a moment of the wall clock: what has not happened yet is not in it. */
    JsonObject at(Instant now, Conversation conversation) {
        String status = conversation.statusAt(now);
        boolean over = status.equals("done") || status.equals("failed");
        boolean results = over && conversation.isConnected();
        return new JsonObject()
                .with("agent_id", conversation.agentId())
                .with("agent_name", conversation.agent().text("name"))
                .with("conversation_id", conversation.id())
                .with("status", status)
                .with("user_id", conversation.clientData().get("user_id"))
                .with("branch_id", null)
                .with("version_id", null)
                .with("environment", "production")
                .with("transcript", results ? transcripts.of(conversation) : List.of())
                .with("metadata", metadata(conversation, over))
                .with("analysis", results ? analyses.of(conversation) : null)
                .with("conversation_initiation_client_data", clientData(conversation, over))
                .with("has_audio", results)
                .with("has_user_audio", results)
                .with("has_response_audio", results)
                .with("has_auxiliary_audio", false);
    }

    private JsonObject metadata(Conversation conversation, boolean over) {
        Duration talk = over ? conversation.talkTime() : Duration.ZERO;
        BigDecimal total = prices.total(talk);
        Long accepted = conversation.wasPickedUp()
                ? conversation.startSeconds() + conversation.call().ringTime().toSeconds()
                : null;
        return new JsonObject()
                .with("start_time_unix_secs", conversation.startSeconds())
                .with("accepted_time_unix_secs", accepted)
                .with("call_duration_secs", talk.toSeconds())
                .with("cost", over ? prices.credits(talk) : null)
                .with("cost_fiat", over ? total : null)
                .with("deletion_settings", deletionSettings())
                .with("feedback", feedback())
                .with("authorization_method", "public")
                .with("charging", prices.charging(talk))
                .with("phone_call", phoneCall(conversation, over))
                .with("batch_call", conversation.origin().batchCall())
                .with("termination_reason", over ? terminationReason(conversation) : "")
                .with("error", over ? error(conversation) : null)
                .with("warnings", List.of())
                .with("main_language", language(conversation))
                .with("text_only", false)
                .with("features_usage", featuresUsage(conversation, over))
                .with("conversation_initiation_source", conversation.from().provider())
                .with("timezone", "UTC");
    }

    private static String language(Conversation conversation) {
        String language =
                conversation.agent().at("conversation_config", "agent").text("language");
        return language.isEmpty() ? "en" : language;
    }

    private static JsonObject deletionSettings() {
        return new JsonObject()
                .with("deletion_time_unix_secs", null)
                .with("deleted_logs_at_time_unix_secs", null)
                .with("deleted_audio_at_time_unix_secs", null)
                .with("deleted_transcript_at_time_unix_secs", null)
                .with("delete_transcript_and_pii", false)
                .with("delete_audio", false);
    }

    private static JsonObject feedback() {
        return new JsonObject()
                .with("type", null)
                .with("overall_score", null)
                .with("likes", 0)
                .with("dislikes", 0);
    }

    private static JsonObject phoneCall(Conversation conversation, boolean over) {
        JsonObject call = new JsonObject()
                .with("direction", conversation.origin().isInbound() ? "inbound" : "outbound")
                .with("phone_number_id", conversation.from().id())
                .with("agent_number", conversation.from().number())
                .with("external_number", conversation.to())
                .with("call_sid", conversation.callSid())
                .with("call_result", over ? callResult(conversation) : null);
        return conversation.from().isSipTrunk()
                ? call.with("type", "sip_trunking")
                : call.with("type", "twilio")
                        .with("stream_sid", "MZ" + conversation.callSid().substring(2));
    }

    private static String callResult(Conversation conversation) {
        if (conversation.startError() != null) {
            return "failed";
        }
        CallOutcome outcome = conversation.call().outcome();
        switch (outcome) {
            case ANSWERED:
                return "answered";
            case VOICEMAIL:
                return "voicemail";
            case NO_ANSWER:
                return "no_answer";
            case BUSY:
            case DECLINED:
                return "busy";
            default:
                return "failed";
        }
    }

    private static String terminationReason(Conversation conversation) {
        if (conversation.startError() != null) {
            return conversation.startError();
        }
        if (!conversation.isConnected()) {
            return InitiationFailure.of(conversation).sipReason();
        }
        HangUp hangUp = conversation.call().hangUp();
        if (hangUp == HangUp.TIME_LIMIT) {
            return "Conversation exceeded maximum duration.";
        }
        if (conversation.isVoicemail() && TranscriptJson.hasTool(conversation, "voicemail_detection")) {
            return "voicemail_detection tool was called.";
        }
        boolean byAgent = hangUp == HangUp.AGENT && TranscriptJson.hasTool(conversation, "end_call");
        return byAgent ? "end_call tool was called." : "Call ended by remote party";
    }

    private static @Nullable JsonObject error(Conversation conversation) {
        if (conversation.startError() != null) {
            return new JsonObject().with("code", 1008).with("reason", conversation.startError());
        }
        if (conversation.isConnected()) {
            return null;
        }
        InitiationFailure failure = InitiationFailure.of(conversation);
        return new JsonObject().with("code", failure.sipCode()).with("reason", failure.sipReason());
    }

    private static JsonObject featuresUsage(Conversation conversation, boolean over) {
        JsonObject usage = new JsonObject();
        for (String tool :
                List.of("language_detection", "transfer_to_agent", "transfer_to_number", "voicemail_detection")) {
            boolean enabled = TranscriptJson.hasTool(conversation, tool);
            boolean used = over && enabled && tool.equals("voicemail_detection") && conversation.isVoicemail();
            usage.with(tool, new JsonObject().with("enabled", enabled).with("used", used));
        }
        usage.with("dtmf_tones", new JsonObject().with("enabled", false).with("used", false));
        return usage.with(
                "external_mcp_servers", new JsonObject().with("enabled", false).with("used", false));
    }

    private static JsonObject clientData(Conversation conversation, boolean over) {
        JsonObject sent = conversation.clientData();
        JsonObject variables = new JsonObject();
        for (Map.Entry<String, @Nullable Object> variable :
                sent.at("dynamic_variables").members().entrySet()) {
            variables.with(variable.getKey(), variable.getValue());
        }
        Instant started = conversation.simulated(conversation.call().ringTime());
        variables
                .with("system__agent_id", conversation.agentId())
                .with("system__conversation_id", conversation.id())
                .with("system__caller_id", conversation.from().number())
                .with("system__called_number", conversation.to())
                .with("system__call_sid", conversation.callSid())
                .with("system__time_utc", started.toString())
                .with("system__timezone", "UTC")
                .with(
                        "system__call_duration_secs",
                        over ? conversation.talkTime().toSeconds() : 0);
        return new JsonObject()
                .with("conversation_config_override", sent.at("conversation_config_override"))
                .with("custom_llm_extra_body", new JsonObject())
                .with("user_id", sent.get("user_id"))
                .with("source_info", new JsonObject().with("source", null).with("version", null))
                .with("branch_id", null)
                .with("environment", null)
                .with("dynamic_variables", variables);
    }
}
