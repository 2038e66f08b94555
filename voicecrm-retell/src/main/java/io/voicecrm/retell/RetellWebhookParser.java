package io.voicecrm.retell;

import com.squareup.moshi.JsonAdapter;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.http.JsonHead;
import io.voicecrm.http.WebhookJson;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.VerifiedWebhook;
import io.voicecrm.webhook.WebhookParser;
import java.time.Instant;
import java.util.List;
import java.util.Set;

final class RetellWebhookParser implements WebhookParser {

    private static final String STARTED = "call_started";
    private static final String ENDED = "call_ended";
    private static final String ANALYZED = "call_analyzed";

    /** Sent once per call, apart from retries; others come again and again and are told apart by what they say. */
    private static final Set<String> ONCE_PER_CALL = Set.of(STARTED, ENDED, ANALYZED);

    private static final JsonHead KEY = new JsonHead(List.of("event"), "call", List.of("call_id"));

    private final JsonAdapter<Wire.Envelope> envelopes = Wire.adapter(Wire.Envelope.class);

    @Override
    public DeliveryKey key(VerifiedWebhook webhook) {
        byte[] body = webhook.request().body();
        return KEY.read(body)
                .filter(head -> !head.get(1).isBlank())
                .map(head -> key(head.get(0), head.get(1), body))
                // It is kept all the same, for a person to look at.
                .orElseGet(() -> DeliveryKey.ofBody(Retell.ID, body));
    }

    private static DeliveryKey key(String event, String call, byte[] body) {
        String key = event + ":" + call;
        return new DeliveryKey(
                Retell.ID,
                ONCE_PER_CALL.contains(event)
                        ? key
                        : key + ":" + DeliveryKey.ofBody(Retell.ID, body).value());
    }

    @Override
    public List<CallEvent> parse(VerifiedWebhook webhook) {
        Wire.Envelope envelope = WebhookJson.read(envelopes, webhook.request().body());
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
        CallEvents events = CallEvents.told(call, id, receivedAt);
        return switch (event) {
            case STARTED -> events.started();
            case ENDED -> events.ended();
            case ANALYZED -> events.analyzed();
            default ->
                List.of(new CallEvent.Unrecognized(
                        new ProviderCallRef(Retell.ID, id), CallEvents.attemptOf(call), receivedAt, event));
        };
    }
}
