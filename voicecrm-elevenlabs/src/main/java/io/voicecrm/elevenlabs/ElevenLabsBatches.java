package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonDataException;
import io.voicecrm.Page;
import io.voicecrm.http.Dialing;
import io.voicecrm.http.JsonClient;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.BatchCalls;
import io.voicecrm.voice.BatchId;
import io.voicecrm.voice.BatchRequest;
import io.voicecrm.voice.BatchStatus;
import io.voicecrm.voice.BatchSubmission;
import io.voicecrm.voice.BatchSubmission.Refused;
import io.voicecrm.voice.BatchSubmission.Unknown;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.VoiceProviderException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

final class ElevenLabsBatches implements BatchCalls {

    private static final int MAX_CALLS = 10_000;
    private static final int PAGE_SIZE = 100;

    private final Api api;
    private final JsonClient http;
    private final ElevenLabsAgents agents;
    private final ElevenLabsPhoneNumbers phoneNumbers;
    private final Duration ringing;

    ElevenLabsBatches(
            Api api, JsonClient http, ElevenLabsAgents agents, ElevenLabsPhoneNumbers phoneNumbers, Duration ringing) {
        this.api = api;
        this.http = http;
        this.agents = agents;
        this.phoneNumbers = phoneNumbers;
        this.ringing = ringing;
    }

    @Override
    public int maxCalls() {
        return MAX_CALLS;
    }

    @Override
    public BatchSubmission submit(BatchRequest request) {
        if (request.calls().size() > MAX_CALLS) {
            throw new IllegalArgumentException(
                    "batch calls: " + request.calls().size() + "; expected at most " + MAX_CALLS);
        }
        if (request.windows() != null) {
            throw ElevenLabs.CAPABILITIES.refusal(Capability.BATCH_WINDOWS);
        }
        String json;
        try {
            Optional<ElevenLabsPhoneNumbers.Line> line = phoneNumbers.line(request.from());
            if (line.isEmpty()) {
                return new Refused(
                        Reason.NUMBER_NOT_OWNED, "the caller id " + request.from() + " is not in the account", null);
            }
            json = json(request, line.get().id(), agents.allowedBy(request.agent()));
        } catch (VoiceProviderException e) {
            // Only the questions before the submission failed: nothing rings.
            return Dialing.ofBatch(Dialing.notTried(e));
        }
        return Dialing.submission(
                http.once(api.url("batch-calling/submit").build(), json), ElevenLabsBatches::answered);
    }

    private static BatchSubmission answered(Reply reply) {
        if (!reply.isSuccess()) {
            return Dialing.ofBatch(Refusals.of(reply));
        }
        try {
            Wire.Batch batch = Wire.adapter(Wire.Batch.class).fromJson(reply.body());
            String id = batch == null ? null : batch.id();
            return id == null || id.isBlank()
                    ? new Unknown("the provider accepted and named no batch")
                    : new BatchSubmission.Submitted(new BatchId(ElevenLabs.ID, id));
        } catch (IOException | JsonDataException e) {
            return new Unknown("the provider accepted and said nothing readable");
        }
    }

    private String json(BatchRequest request, String numberId, AllowedOverrides allowed) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("call_name", request.name());
        body.put("agent_id", request.agent().value());
        body.put("agent_phone_number_id", numberId);
        Instant notBefore = request.notBefore();
        if (notBefore != null) {
            body.put("scheduled_time_unix", notBefore.getEpochSecond());
        }
        body.put("telephony_call_config", Map.of("ringing_timeout_secs", ringing.toSeconds()));
        body.put(
                "recipients",
                request.calls().stream().map(call -> recipient(call, allowed)).toList());
        return Body.of(body);
    }

    private static Map<String, Object> recipient(BatchRequest.Call call, AllowedOverrides allowed) {
        return Map.of(
                "id", call.attempt().toString(),
                "phone_number", call.to().e164(),
                "conversation_initiation_client_data",
                        ClientData.of(call.context(), call.attempt(), allowed).json());
    }

    @Override
    public Optional<BatchStatus> find(BatchId id) {
        return api.find("find batch", url(id).build(), Wire.Batch.class).flatMap(BatchJson::status);
    }

    @Override
    public Page<BatchStatus> recent(@Nullable String cursor) {
        HttpUrl.Builder url = api.url("batch-calling/workspace").addQueryParameter("limit", String.valueOf(PAGE_SIZE));
        if (cursor != null) {
            url.addQueryParameter("last_doc", cursor);
        }
        Wire.BatchList page = api.get("list batches", url.build(), Wire.BatchList.class);
        List<Wire.Batch> batches = Objects.requireNonNullElse(page.batches(), List.of());
        return new Page<>(
                batches.stream()
                        .flatMap(batch -> BatchJson.status(batch).stream())
                        .toList(),
                Boolean.TRUE.equals(page.more()) ? page.next() : null);
    }

    @Override
    public void cancel(BatchId id) {
        String what = "cancel batch";
        Api.succeeded(
                what, api.send(what, "POST", url(id).addPathSegment("cancel").build(), ""));
    }

    @Override
    public void retry(BatchId id) {
        String what = "retry batch";
        Api.succeeded(what, api.create(what, url(id).addPathSegment("retry").build(), ""));
    }

    private HttpUrl.Builder url(BatchId id) {
        return api.url("batch-calling").addPathSegment(id.value());
    }
}
