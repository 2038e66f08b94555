package io.voicecrm.retell;

import com.squareup.moshi.JsonDataException;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.VerifiedWebhook;
import io.voicecrm.webhook.WebhookParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class RetellWebhookParser implements WebhookParser {

    private static final String STARTED = "call_started";
    private static final String ENDED = "call_ended";
    private static final String ANALYZED = "call_analyzed";

    /** Sent once per call, apart from retries; others come again and again and are told apart by what they say. */
    private static final Set<String> ONCE_PER_CALL = Set.of(STARTED, ENDED, ANALYZED);

    @Override
    public DeliveryKey key(VerifiedWebhook webhook) {
        byte[] body = webhook.request().body();
        String hash = "sha256:" + hash(body);
        try {
            Wire.Envelope envelope = read(body);
            String event = envelope.event();
            String id =
                    Optional.ofNullable(envelope.call()).map(Wire.Call::callId).orElse("");
            if (event != null && !id.isBlank()) {
                String key = event + ":" + id;
                return new DeliveryKey(Retell.ID, ONCE_PER_CALL.contains(event) ? key : key + ":" + hash);
            }
        } catch (MalformedWebhookException e) {
            // It is kept all the same, for a person to look at.
        }
        return new DeliveryKey(Retell.ID, hash);
    }

    @Override
    public List<CallEvent> parse(VerifiedWebhook webhook) {
        Wire.Envelope envelope = read(webhook.request().body());
        String event = envelope.event();
        if (event == null) {
            throw new MalformedWebhookException("$.event: is missing", null);
        }
        Wire.Call call = envelope.call();
        String id = call == null ? null : call.callId();
        if (call == null || id == null || id.isBlank()) {
            if (ONCE_PER_CALL.contains(event)) {
                throw new MalformedWebhookException("$.call.call_id: is missing", null);
            }
            return List.of();
        }
        Instant receivedAt = webhook.request().receivedAt();
        CallEvents events = new CallEvents(call, id, receivedAt);
        return switch (event) {
            case STARTED -> events.started();
            case ENDED -> events.ended();
            case ANALYZED -> events.analyzed();
            default ->
                List.of(new CallEvent.Unrecognized(
                        new ProviderCallRef(Retell.ID, id), CallEvents.attemptOf(call), receivedAt, event));
        };
    }

    private static Wire.Envelope read(byte[] body) {
        try {
            Wire.@Nullable Envelope envelope =
                    Wire.adapter(Wire.Envelope.class).fromJson(new String(body, StandardCharsets.UTF_8));
            if (envelope != null) {
                return envelope;
            }
            throw new MalformedWebhookException("$: is null", null);
        } catch (IOException | JsonDataException | NumberFormatException e) {
            throw new MalformedWebhookException("body: is not what the provider documents", e);
        }
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: every Java platform has it", e);
        }
    }
}
