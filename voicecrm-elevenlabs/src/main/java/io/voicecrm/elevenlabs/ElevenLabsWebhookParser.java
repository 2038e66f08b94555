package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonAdapter;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.http.JsonHead;
import io.voicecrm.http.WebhookJson;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.VerifiedWebhook;
import io.voicecrm.webhook.WebhookParser;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class ElevenLabsWebhookParser implements WebhookParser {

    private static final String TRANSCRIPTION = "post_call_transcription";
    private static final String FAILURE = "call_initiation_failure";

    /** The same for each retry of a delivery. */
    private static final JsonHead KEY =
            new JsonHead(List.of("type", "event_timestamp"), "data", List.of("conversation_id"));

    private final JsonAdapter<Wire.Envelope> envelopes = Wire.adapter(Wire.Envelope.class);

    @Override
    public DeliveryKey key(VerifiedWebhook webhook) {
        byte[] body = webhook.request().body();
        return KEY.read(body)
                .filter(head -> !head.get(2).isBlank())
                .map(head -> new DeliveryKey(ElevenLabs.ID, head.get(0) + ":" + head.get(2) + ":" + head.get(1)))
                // It is kept all the same, for a person to look at.
                .orElseGet(() -> DeliveryKey.ofBody(ElevenLabs.ID, body));
    }

    @Override
    public List<CallEvent> parse(VerifiedWebhook webhook) {
        Wire.Envelope envelope = WebhookJson.read(envelopes, webhook.request().body());
        String type = envelope.type();
        if (type == null) {
            throw new MalformedWebhookException("$.type: is missing", null);
        }
        Wire.Conversation data = envelope.data();
        String id = data == null ? null : data.conversationId();
        if (data == null || id == null || id.isBlank()) {
            if (type.equals(TRANSCRIPTION) || type.equals(FAILURE)) {
                throw new MalformedWebhookException("$.data.conversation_id: is missing", null);
            }
            return List.of();
        }
        Instant at = timestamp(envelope);
        ProviderCallRef call = new ProviderCallRef(ElevenLabs.ID, id);
        return switch (type) {
            case TRANSCRIPTION -> ConversationEvents.of(data, at);
            case FAILURE -> List.of(failed(call, data, at));
            default -> List.of(new CallEvent.Unrecognized(call, ConversationEvents.attemptOf(data), at, type));
        };
    }

    private static CallEvent failed(ProviderCallRef call, Wire.Conversation data, Instant at) {
        String word = data.failureReason();
        int code = Optional.ofNullable(data.metadata())
                .map(Wire.Metadata::body)
                .map(ElevenLabsWebhookParser::sipCode)
                .orElse(0);
        return new CallEvent.Ended(
                call,
                ConversationEvents.attemptOf(data),
                at,
                EndOfCall.unanswered(word, code),
                word == null ? "" : word,
                Duration.ZERO);
    }

    /** Twilio names the network's answer one way, the trunk another; a text, a number, or missing. */
    private static int sipCode(Map<String, Object> body) {
        Object code = body.get("SipResponseCode") != null ? body.get("SipResponseCode") : body.get("sip_status_code");
        if (code instanceof Number number) {
            return number.intValue();
        }
        return code instanceof String text && text.matches("\\d{3}") ? Integer.parseInt(text) : 0;
    }

    private static Instant timestamp(Wire.Envelope envelope) {
        BigDecimal seconds = envelope.eventTimestamp();
        return Instant.ofEpochSecond(seconds == null ? 0 : seconds.longValue());
    }
}
