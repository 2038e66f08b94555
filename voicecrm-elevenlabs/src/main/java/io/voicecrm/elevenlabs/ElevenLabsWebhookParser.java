package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonDataException;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.VerifiedWebhook;
import io.voicecrm.webhook.WebhookParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class ElevenLabsWebhookParser implements WebhookParser {

    private static final String TRANSCRIPTION = "post_call_transcription";
    private static final String FAILURE = "call_initiation_failure";

    @Override
    public DeliveryKey key(VerifiedWebhook webhook) {
        byte[] body = webhook.request().body();
        return EnvelopeHead.read(body)
                .map(head -> new DeliveryKey(ElevenLabs.ID, head))
                // It is kept all the same, for a person to look at.
                .orElseGet(() -> DeliveryKey.ofBody(ElevenLabs.ID, body));
    }

    @Override
    public List<CallEvent> parse(VerifiedWebhook webhook) {
        Wire.Envelope envelope = read(webhook.request().body());
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
            case TRANSCRIPTION -> ConversationEvents.of(data);
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
}
