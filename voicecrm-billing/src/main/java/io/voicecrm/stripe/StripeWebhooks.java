package io.voicecrm.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.voicecrm.billing.BillingEventHandler;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.VerifiedWebhook;
import io.voicecrm.webhook.WebhookHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes an event for a hint where to look, and no more: of its body only the names of the event and of what it is about are
 * read, the rest is asked of Stripe. So events may come in any order, and in the words of any version of the API.
 */
final class StripeWebhooks implements WebhookHandler {

    private final StripeEvents events;
    private final BillingEventHandler handler;

    StripeWebhooks(StripeEvents events, BillingEventHandler handler) {
        this.events = events;
        this.handler = handler;
    }

    /**
     * What an event says of itself.
     *
     * @param object the name of what it is about; null if that has none, such as an invoice that is yet to be
     */
    record Hint(String id, String type, @Nullable String object, String raw) {}

    @Override
    public DeliveryKey key(VerifiedWebhook webhook) {
        byte[] body = webhook.request().body();
        return read(body)
                .map(hint -> new DeliveryKey(Stripe.ID, hint.id))
                .orElseGet(() -> DeliveryKey.ofBody(Stripe.ID, body));
    }

    @Override
    public void handle(VerifiedWebhook webhook) {
        Hint hint = read(webhook.request().body())
                .orElseThrow(() -> new MalformedWebhookException("$: must be an event with an id and a type", null));
        events.about(hint).ifPresent(handler::handle);
    }

    /** What an event says of itself; empty if it is none. */
    static Optional<Hint> read(byte[] body) {
        String raw = new String(body, StandardCharsets.UTF_8);
        try {
            if (!(JsonParser.parseString(raw) instanceof JsonObject event)) {
                return Optional.empty();
            }
            String id = text(event, "id");
            String type = text(event, "type");
            if (id == null || type == null) {
                return Optional.empty();
            }
            boolean hasObject =
                    event.get("data") instanceof JsonObject data && data.get("object") instanceof JsonObject;
            String object = hasObject ? text(event.getAsJsonObject("data").getAsJsonObject("object"), "id") : null;
            return Optional.of(new Hint(id, type, object, raw));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(JsonObject object, String name) {
        JsonElement member = object.get(name);
        return member != null
                        && member.isJsonPrimitive()
                        && member.getAsJsonPrimitive().isString()
                ? member.getAsString()
                : null;
    }
}
