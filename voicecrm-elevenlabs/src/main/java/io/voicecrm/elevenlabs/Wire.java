package io.voicecrm.elevenlabs;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.voicecrm.http.ExactNumbers;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provider's JSON as it comes: every component may be missing, since a field that is always there today may not be
 * tomorrow. The records are public because the JSON library has to reach them.
 */
final class Wire {

    private static final Moshi MOSHI = moshi();

    private Wire() {}

    private static Moshi moshi() {
        ParameterizedType results = Types.newParameterizedType(List.class, ToolResult.class);
        return new Moshi.Builder()
                .add(BigDecimal.class, new ExactNumbers())
                .add((type, annotations, moshi) -> type == Turn.class ? new TurnAdapter(moshi.adapter(results)) : null)
                .build();
    }

    static <T> JsonAdapter<T> adapter(Class<T> type) {
        return MOSHI.adapter(type);
    }

    static <T> JsonAdapter<Map<String, T>> mapAdapter(Class<T> type) {
        return MOSHI.adapter(Types.newParameterizedType(Map.class, String.class, type));
    }

    public record Outbound(
            @Nullable Boolean success,
            @Nullable String message,
            @Json(name = "conversation_id") @Nullable String conversationId) {}

    public record CreatedAgent(
            @Json(name = "agent_id") @Nullable String agentId) {}

    public record NumberInAccount(
            @Json(name = "phone_number_id") @Nullable String id,
            @Json(name = "phone_number") @Nullable String number,
            @Nullable String label,
            @Nullable String provider,
            @Json(name = "assigned_agent") @Nullable AssignedAgent agent) {}

    public record AssignedAgent(
            @Json(name = "agent_id") @Nullable String agentId) {}

    public record AgentList(
            @Nullable List<ListedAgent> agents,
            @Json(name = "next_cursor") @Nullable String next,
            @Json(name = "has_more") @Nullable Boolean more) {}

    public record ListedAgent(
            @Json(name = "agent_id") @Nullable String agentId,
            @Nullable String name) {}

    public record Agent(
            @Nullable String name,
            @Json(name = "conversation_config") @Nullable AgentConfig config,
            @Json(name = "platform_settings") @Nullable PlatformSettings platform) {}

    public record AgentConfig(
            @Nullable Speech agent,
            @Nullable Voice tts,
            @Nullable Conversing conversation) {}

    public record Speech(
            @Json(name = "first_message") @Nullable String firstMessage,
            @Nullable String language,
            @Nullable Prompt prompt) {}

    public record Prompt(
            @Nullable String prompt,
            @Json(name = "knowledge_base") @Nullable List<Map<String, Object>> knowledge) {}

    public record Voice(@Json(name = "voice_id") @Nullable String voiceId) {}

    public record Conversing(
            @Json(name = "max_duration_seconds") @Nullable BigDecimal maxSeconds) {}

    public record PlatformSettings(
            @Nullable Overrides overrides,
            @Json(name = "data_collection") @Nullable Map<String, Object> collected) {}

    public record Overrides(
            @Json(name = "conversation_config_override") @Nullable
            AllowedOverrides config) {}

    public record AllowedOverrides(
            @Nullable AllowedSpeech agent, @Nullable AllowedVoice tts) {}

    public record AllowedSpeech(
            @Json(name = "first_message") @Nullable Boolean firstMessage,
            @Nullable Boolean language,
            @Nullable AllowedPrompt prompt) {}

    public record AllowedPrompt(@Nullable Boolean prompt) {}

    public record AllowedVoice(
            @Json(name = "voice_id") @Nullable Boolean voiceId) {}

    public record ConversationList(
            @Nullable List<ListedConversation> conversations,
            @Json(name = "has_more") @Nullable Boolean hasMore,
            @Json(name = "next_cursor") @Nullable String nextCursor) {}

    public record ListedConversation(
            @Json(name = "conversation_id") @Nullable String conversationId,
            @Nullable String status) {}

    public record Envelope(
            @Nullable String type,
            @Json(name = "event_timestamp") @Nullable BigDecimal eventTimestamp,
            @Nullable Conversation data) {}

    /** A conversation, or what a webhook says of one. */
    public record Conversation(
            @Json(name = "agent_id") @Nullable String agentId,
            @Json(name = "conversation_id") @Nullable String conversationId,
            @Nullable String status,
            @Json(name = "user_id") @Nullable String userId,
            @Nullable List<Turn> transcript,
            @Nullable Metadata metadata,
            @Nullable Analysis analysis,

            @Json(name = "conversation_initiation_client_data") @Nullable
            ClientData clientData,

            @Json(name = "failure_reason") @Nullable String failureReason) {}

    public record Turn(
            @Nullable String role,
            @Nullable String message,
            @Json(name = "time_in_call_secs") @Nullable BigDecimal seconds,
            @Json(name = "tool_results") @Nullable List<ToolResult> toolResults) {}

    public record ToolResult(
            @Json(name = "tool_name") @Nullable String toolName,
            @Json(name = "is_error") @Nullable Boolean error) {}

    public record Metadata(
            @Json(name = "start_time_unix_secs") @Nullable BigDecimal startedAt,

            @Json(name = "accepted_time_unix_secs") @Nullable
            BigDecimal acceptedAt,

            @Json(name = "call_duration_secs") @Nullable BigDecimal durationSeconds,
            @Nullable BigDecimal cost,
            @Json(name = "cost_fiat") @Nullable BigDecimal costFiat,
            @Nullable Charging charging,
            @Json(name = "termination_reason") @Nullable String terminationReason,
            @Nullable Failure error,
            @Json(name = "phone_call") @Nullable PhoneCall phoneCall,
            @Json(name = "features_usage") @Nullable Map<String, Object> features,
            @Nullable Map<String, Object> body) {}

    public record Charging(
            @Json(name = "is_burst") @Nullable Boolean burst,
            @Json(name = "llm_price") @Nullable BigDecimal llmPrice,
            @Json(name = "platform_price") @Nullable BigDecimal platformPrice) {}

    public record Failure(
            @Nullable BigDecimal code, @Nullable String reason) {}

    public record PhoneCall(
            @Nullable String direction,
            @Json(name = "agent_number") @Nullable String agentNumber,
            @Json(name = "external_number") @Nullable String externalNumber,
            @Json(name = "call_result") @Nullable String result) {}

    public record Analysis(
            @Json(name = "call_successful") @Nullable String successful,
            @Json(name = "transcript_summary") @Nullable String summary,

            @Json(name = "data_collection_results") @Nullable
            Map<String, Collected> collected) {}

    public record Collected(@Nullable Object value) {}

    public record ClientData(
            @Json(name = "dynamic_variables") @Nullable Map<String, Object> variables) {}

    public record ImportedNumber(
            @Json(name = "phone_number_id") @Nullable String id) {}

    public record BatchList(
            @Json(name = "batch_calls") @Nullable List<Batch> batches,
            @Json(name = "next_doc") @Nullable String next,
            @Json(name = "has_more") @Nullable Boolean more) {}

    public record Batch(
            @Nullable String id,
            @Nullable String name,
            @Nullable String status,
            @Json(name = "scheduled_time_unix") @Nullable BigDecimal scheduledAt,
            @Json(name = "total_calls_scheduled") @Nullable BigDecimal scheduled,
            @Json(name = "total_calls_dispatched") @Nullable BigDecimal dispatched,
            @Json(name = "total_calls_finished") @Nullable BigDecimal finished,
            @Nullable List<BatchRecipient> recipients) {}

    public record BatchRecipient(
            @Nullable String id,
            @Json(name = "phone_number") @Nullable String number,
            @Nullable String status,
            @Json(name = "conversation_id") @Nullable String conversationId) {}

    public record KnowledgeList(
            @Nullable List<Knowledge> documents,
            @Json(name = "next_cursor") @Nullable String next,
            @Json(name = "has_more") @Nullable Boolean more) {}

    public record Knowledge(
            @Nullable String id,
            @Nullable String name,
            @Nullable String type) {}

    public record IndexAnswer(
            @Nullable String status, @Nullable Index data) {}

    public record Index(@Nullable String status) {}

    public record VoiceList(
            @Nullable List<ListedVoice> voices,
            @Json(name = "next_page_token") @Nullable String next,
            @Json(name = "has_more") @Nullable Boolean more) {}

    public record ListedVoice(
            @Json(name = "voice_id") @Nullable String id,
            @Nullable String name,
            @Nullable String description,
            @Nullable Map<String, String> labels,
            @Json(name = "preview_url") @Nullable String preview,
            @Json(name = "verified_languages") @Nullable List<VerifiedLanguage> languages) {}

    public record VerifiedLanguage(@Nullable String language) {}

    public record Subscription(
            @Nullable String tier,
            @Json(name = "character_count") @Nullable BigDecimal used,
            @Json(name = "character_limit") @Nullable BigDecimal limit,

            @Json(name = "next_character_count_reset_unix") @Nullable
            BigDecimal renewsAt) {}

    public record LiveCount(@Nullable BigDecimal count) {}

    public record Inbound(
            @Json(name = "caller_id") @Nullable String callerId,
            @Json(name = "agent_id") @Nullable String agentId,
            @Json(name = "called_number") @Nullable String calledNumber,
            @Json(name = "conversation_id") @Nullable String conversationId) {}

    public record WebhookList(@Nullable List<Webhook> webhooks) {}

    public record Webhook(
            @Json(name = "webhook_id") @Nullable String id,
            @Nullable String name,
            @Json(name = "webhook_url") @Nullable String url,
            @Json(name = "is_disabled") @Nullable Boolean disabled,
            @Json(name = "is_auto_disabled") @Nullable Boolean autoDisabled) {}

    public record CreatedWebhook(
            @Json(name = "webhook_id") @Nullable String id,
            @Json(name = "webhook_secret") @Nullable String secret) {}

    public record ToolList(
            @Nullable List<Tool> tools,
            @Json(name = "next_cursor") @Nullable String next,
            @Json(name = "has_more") @Nullable Boolean more) {}

    public record Tool(
            @Nullable String id,
            @Json(name = "tool_config") @Nullable ToolConfig config) {}

    public record ToolConfig(
            @Nullable String name,
            @Json(name = "api_schema") @Nullable ToolAddress address) {}

    public record ToolAddress(@Nullable String url) {}

    public record SecretList(@Nullable List<StoredSecret> secrets) {}

    public record StoredSecret(
            @Json(name = "secret_id") @Nullable String id,
            @Nullable String name) {}
}
