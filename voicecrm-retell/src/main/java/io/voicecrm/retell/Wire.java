package io.voicecrm.retell;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.voicecrm.http.ExactNumbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provider's JSON as it comes: every component may be missing, since a field that is always there today may not be
 * tomorrow. The records are public because the JSON library has to reach them. Times are in milliseconds.
 */
final class Wire {

    private static final Moshi MOSHI = new Moshi.Builder()
            .add(BigDecimal.class, new ExactNumbers())
            .add(Utterance.class, new UtteranceAdapter())
            .build();

    private Wire() {}

    static <T> JsonAdapter<T> adapter(Class<T> type) {
        return MOSHI.adapter(type);
    }

    public record Agent(
            @Json(name = "agent_id") @Nullable String agentId,
            @Json(name = "agent_name") @Nullable String name,
            @Json(name = "response_engine") @Nullable Engine engine,
            @Json(name = "voice_id") @Nullable String voiceId,
            @Nullable Object language,
            @Json(name = "max_call_duration_ms") @Nullable BigDecimal maxCallMillis) {}

    public record Engine(
            @Nullable String type,
            @Json(name = "llm_id") @Nullable String llmId,
            @Nullable BigDecimal version) {}

    public record Llm(
            @Json(name = "llm_id") @Nullable String llmId,
            @Json(name = "general_prompt") @Nullable String prompt,
            @Json(name = "begin_message") @Nullable String beginMessage,
            @Json(name = "start_speaker") @Nullable String startSpeaker,
            @Json(name = "knowledge_base_ids") @Nullable List<String> knowledgeBaseIds,

            @Json(name = "default_dynamic_variables") @Nullable
            Map<String, String> defaults) {}

    public record AgentList(
            @Nullable List<Agent> items,
            @Json(name = "pagination_key") @Nullable String next,
            @Json(name = "has_more") @Nullable Boolean more) {}

    public record NumberList(
            @Nullable List<NumberInAccount> items,
            @Json(name = "pagination_key") @Nullable String next,
            @Json(name = "has_more") @Nullable Boolean more) {}

    public record NumberInAccount(
            @Json(name = "phone_number") @Nullable String number,
            @Json(name = "phone_number_type") @Nullable String type,
            @Nullable String nickname,
            @Json(name = "inbound_agents") @Nullable List<Binding> inbound,
            @Json(name = "outbound_agents") @Nullable List<Binding> outbound) {}

    public record Binding(
            @Json(name = "agent_id") @Nullable String agentId,
            @Nullable BigDecimal weight) {}

    public record CallList(@Nullable List<Call> items) {}

    public record Envelope(@Nullable String event, @Nullable Call call) {}

    /** A call, or what a webhook says of one. */
    public record Call(
            @Json(name = "call_id") @Nullable String callId,
            @Json(name = "agent_id") @Nullable String agentId,
            @Json(name = "call_status") @Nullable String status,
            @Nullable String direction,
            @Json(name = "from_number") @Nullable String from,
            @Json(name = "to_number") @Nullable String to,
            @Nullable Map<String, Object> metadata,
            @Json(name = "start_timestamp") @Nullable BigDecimal startMillis,
            @Json(name = "end_timestamp") @Nullable BigDecimal endMillis,
            @Json(name = "duration_ms") @Nullable BigDecimal durationMillis,
            @Json(name = "disconnection_reason") @Nullable String reason,
            @Json(name = "transcript_object") @Nullable List<Utterance> transcript,
            @Json(name = "recording_url") @Nullable String recordingUrl,
            @Json(name = "call_cost") @Nullable Cost cost,
            @Json(name = "call_analysis") @Nullable Analysis analysis) {}

    /** @param start of its first word, in seconds since the answer */
    public record Utterance(
            @Nullable String role,
            @Nullable String content,
            @Nullable BigDecimal start) {}

    /** Amounts are in US cents. */
    public record Cost(
            @Json(name = "product_costs") @Nullable List<ProductCost> products,
            @Json(name = "combined_cost") @Nullable BigDecimal combined) {}

    public record ProductCost(
            @Nullable String product,
            @Nullable BigDecimal cost,
            @Json(name = "is_transfer_leg_cost") @Nullable Boolean transferLeg) {}

    public record Analysis(
            @Json(name = "call_summary") @Nullable String summary,
            @Json(name = "in_voicemail") @Nullable Boolean inVoicemail,
            @Json(name = "user_sentiment") @Nullable String sentiment,
            @Json(name = "call_successful") @Nullable Boolean successful,

            @Json(name = "custom_analysis_data") @Nullable Map<String, Object> custom) {}

    public record InboundEnvelope(
            @Json(name = "call_inbound") @Nullable Inbound call) {}

    public record Inbound(
            @Json(name = "call_id") @Nullable String callId,
            @Json(name = "agent_id") @Nullable String agentId,
            @Json(name = "from_number") @Nullable String from,
            @Json(name = "to_number") @Nullable String to) {}

    public record Voice(
            @Json(name = "voice_id") @Nullable String id,
            @Json(name = "voice_name") @Nullable String name,
            @Nullable String provider,
            @Nullable String gender,
            @Nullable String accent,
            @Nullable String age,
            @Json(name = "preview_audio_url") @Nullable String preview) {}

    public record Batch(
            @Json(name = "batch_call_id") @Nullable String id) {}

    public record Knowledge(
            @Json(name = "knowledge_base_id") @Nullable String id,
            @Json(name = "knowledge_base_name") @Nullable String name,
            @Nullable String status,
            @Json(name = "knowledge_base_sources") @Nullable List<Source> sources) {}

    public record Source(
            @Json(name = "source_id") @Nullable String id,
            @Nullable String title,
            @Json(name = "filename") @Nullable String fileName,
            @Nullable String url) {}

    public record Concurrency(
            @Json(name = "current_concurrency") @Nullable BigDecimal current,
            @Json(name = "concurrency_limit") @Nullable BigDecimal limit,

            @Json(name = "reserved_inbound_concurrency") @Nullable
            BigDecimal reservedForInbound,

            @Json(name = "concurrency_burst_enabled") @Nullable
            Boolean burst,

            @Json(name = "concurrency_burst_limit") @Nullable
            BigDecimal burstLimit) {}
}
