package io.voicecrm.openai;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the API, as it is sent: every part of an answer may be missing. Public only because Moshi reads records by
 * reflection.
 */
final class Wire {

    private static final Moshi MOSHI = new Moshi.Builder().build();

    private Wire() {}

    static <T> JsonAdapter<T> adapter(Class<T> type) {
        return MOSHI.adapter(type);
    }

    public record ChatRequest(
            String model,
            List<Message> messages,
            @Json(name = "response_format") ResponseFormat responseFormat,
            @Json(name = "max_completion_tokens") int maxCompletionTokens) {}

    public record Message(String role, String content) {}

    public record ResponseFormat(
            String type, @Json(name = "json_schema") NamedSchema schema) {}

    public record NamedSchema(String name, boolean strict, Object schema) {}

    public record Conversation(
            @Json(name = "ended_at") String endedAt,
            @Json(name = "time_zone") @Nullable String timeZone,
            List<Said> conversation) {}

    public record Said(String speaker, String text) {}

    public record ChatReply(
            @Nullable List<Choice> choices, @Nullable Usage usage) {}

    public record Choice(
            @Nullable Reply message,
            @Json(name = "finish_reason") @Nullable String finishReason) {}

    public record Reply(@Nullable String content, @Nullable String refusal) {}

    public record Usage(
            @Json(name = "prompt_tokens") @Nullable Long promptTokens,
            @Json(name = "completion_tokens") @Nullable Long completionTokens) {}

    /** What the model is asked to answer; its names are those of {@code call-analysis.schema.json}. */
    public record Conclusion(
            @Nullable String summary,
            @Nullable String sentiment,
            @Nullable Integer interest,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String intent,
            @Json(name = "callback_at") @Nullable String callBackAt,
            @Json(name = "appointment_at") @Nullable String appointmentAt,
            @Json(name = "do_not_call") @Nullable Boolean doNotCall) {}

    public record ErrorReply(@Nullable ErrorBody error) {}

    public record ErrorBody(@Nullable String type, @Nullable Object code) {}

    public record EmbeddingRequest(
            String model,
            List<String> input,
            @Json(name = "encoding_format") String encodingFormat,
            @Nullable Integer dimensions) {}

    public record EmbeddingReply(
            @Nullable List<EmbeddingItem> data, @Nullable Usage usage) {}

    public record EmbeddingItem(@Nullable Integer index, float @Nullable [] embedding) {}
}
