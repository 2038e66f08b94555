package io.voicecrm.retell;

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
import io.voicecrm.voice.BatchSubmission.Submitted;
import io.voicecrm.voice.BatchSubmission.Unknown;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.VoiceProviderException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Batches can be handed over and that is all: this provider has no way to ask for one, to stop it, or to call again. Each
 * of its calls is reported like any other.
 */
final class RetellBatches implements BatchCalls {

    /** The provider publishes no number; a request of this many stays within a few megabytes. */
    private static final int MOST = 1_000;

    private final Api api;
    private final JsonClient http;
    private final RetellAgents agents;
    private final MissingAsset missing;

    RetellBatches(Api api, JsonClient http, RetellAgents agents, MissingAsset missing) {
        this.api = api;
        this.http = http;
        this.agents = agents;
        this.missing = missing;
    }

    @Override
    public int maxCalls() {
        return MOST;
    }

    @Override
    public BatchSubmission submit(BatchRequest request) {
        if (request.calls().size() > MOST) {
            throw new IllegalArgumentException("batch calls: " + request.calls().size() + "; expected at most " + MOST);
        }
        String json;
        try {
            json = BatchJson.of(request, agents.allowedBy(request.agent()));
        } catch (VoiceProviderException e) {
            return Dialing.ofBatch(Dialing.notTried(e));
        }
        return Dialing.submission(
                http.once(api.url(Paths.CREATE_BATCH).build(), json),
                reply -> reply.isSuccess()
                        ? accepted(reply)
                        : Dialing.ofBatch(missing.refusal(request.agent(), request.from(), reply)));
    }

    private static BatchSubmission accepted(Reply reply) {
        try {
            Wire.@Nullable Batch batch = Wire.adapter(Wire.Batch.class).fromJson(reply.body());
            String id = batch == null ? null : batch.id();
            if (id != null && !id.isBlank()) {
                return new Submitted(new BatchId(Retell.ID, id));
            }
        } catch (IOException | JsonDataException e) {
            return new Unknown("the provider accepted and said nothing readable");
        }
        return new Unknown("the provider accepted and named no batch");
    }

    @Override
    public Optional<BatchStatus> find(BatchId id) {
        throw Retell.CAPABILITIES.refusal(Capability.BATCH_STATUS);
    }

    @Override
    public Page<BatchStatus> recent(@Nullable String cursor) {
        throw Retell.CAPABILITIES.refusal(Capability.BATCH_STATUS);
    }

    @Override
    public void cancel(BatchId id) {
        throw Retell.CAPABILITIES.refusal(Capability.BATCH_CANCEL);
    }

    @Override
    public void retry(BatchId id) {
        throw Retell.CAPABILITIES.refusal(Capability.BATCH_RETRY);
    }
}
