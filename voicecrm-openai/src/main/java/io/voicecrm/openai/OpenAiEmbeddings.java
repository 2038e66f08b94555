package io.voicecrm.openai;

import com.squareup.moshi.JsonDataException;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.analysis.BudgetUsedUpException;
import io.voicecrm.analysis.Embeddings;
import io.voicecrm.http.ErrorMapper;
import io.voicecrm.http.JsonClient;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.VoiceProviderException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Asks a model for vectors, many with one request. One that fails fails them all. */
final class OpenAiEmbeddings implements Embeddings {

    private static final ProviderId ID = OpenAi.ID;
    private static final String WHAT = "embeddings";

    /** The most texts that the server takes at once. */
    private static final int BATCH = 2_048;

    private final JsonClient http;
    private final HttpUrl url;
    private final String model;
    private final @Nullable Integer dimensions;
    private final @Nullable Budget budget;

    OpenAiEmbeddings(JsonClient http, String model, @Nullable Integer dimensions, @Nullable Budget budget) {
        this.http = http;
        this.url = http.url("embeddings").build();
        this.model = model;
        this.dimensions = dimensions;
        this.budget = budget;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public Embedded embed(TenantId tenant, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).isBlank()) {
                throw new IllegalArgumentException("text " + i + ": must not be blank");
            }
        }
        if (!texts.isEmpty() && budget != null && budget.isUsedUp(tenant)) {
            throw new BudgetUsedUpException(tenant, WHAT);
        }
        List<float[]> vectors = new ArrayList<>(texts.size());
        Tokens used = Tokens.NONE;
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<String> batch = texts.subList(from, Math.min(texts.size(), from + BATCH));
            Wire.EmbeddingReply reply = ask(batch);
            vectors.addAll(vectors(reply, batch.size()));
            used = new Tokens(used.input() + Tokens.of(reply.usage()).input(), 0);
        }
        return new Embedded(vectors, used.lines("embedding", null));
    }

    private Wire.EmbeddingReply ask(List<String> texts) {
        String body = Wire.adapter(Wire.EmbeddingRequest.class)
                .toJson(new Wire.EmbeddingRequest(model, texts, "float", dimensions));
        Reply reply;
        try {
            reply = http.exchange("POST", url, body);
        } catch (IOException e) {
            throw ErrorMapper.noAnswer(ID, WHAT, e);
        }
        if (!reply.isSuccess()) {
            throw failure(reply);
        }
        try {
            Wire.EmbeddingReply read = Wire.adapter(Wire.EmbeddingReply.class).fromJson(reply.body());
            if (read != null) {
                return read;
            }
        } catch (IOException | JsonDataException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    private static List<float[]> vectors(Wire.EmbeddingReply reply, int count) {
        float[][] vectors = new float[count][];
        List<Wire.EmbeddingItem> items = reply.data() == null ? List.of() : reply.data();
        for (Wire.EmbeddingItem item : items) {
            Integer index = item.index();
            float[] vector = item.embedding();
            if (index == null || index < 0 || index >= count || vector == null) {
                throw unreadable(null);
            }
            vectors[index] = vector;
        }
        if (Arrays.asList(vectors).contains(null)) {
            throw unreadable(null);
        }
        return Arrays.asList(vectors);
    }

    private static VoiceProviderException failure(Reply reply) {
        if (Refusals.why(reply) == Failure.OUT_OF_CREDIT) {
            return new VoiceProviderException(
                    ID,
                    VoiceProviderException.Kind.OUT_OF_CREDIT,
                    WHAT + ": " + ID + " answered " + reply.status() + " (" + Refusals.word(reply) + ")",
                    reply.requestId(),
                    null,
                    null);
        }
        return ErrorMapper.exception(ID, WHAT, reply, Refusals.word(reply));
    }

    private static VoiceProviderException unreadable(@Nullable Throwable cause) {
        return new VoiceProviderException(
                ID,
                VoiceProviderException.Kind.UNREADABLE_RESPONSE,
                WHAT + ": the answer is not what the API documents",
                null,
                null,
                cause);
    }
}
