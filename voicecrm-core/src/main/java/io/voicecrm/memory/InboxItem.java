package io.voicecrm.memory;

import io.voicecrm.webhook.DeliveryFilter;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.DeliveryState;
import io.voicecrm.webhook.LoggedDelivery;
import io.voicecrm.webhook.WebhookInbox.Arrival;
import io.voicecrm.webhook.WebhookInbox.Delivery;
import io.voicecrm.webhook.WebhookRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One stored delivery and where it is. Guarded by the inbox that holds it. */
final class InboxItem {

    private final Arrival arrival;
    private DeliveryState state = DeliveryState.OPEN;
    private int tries;
    private int replays;
    private @Nullable String reason;
    private @Nullable Instant notBefore;
    private @Nullable Instant handledAt;

    InboxItem(Arrival arrival) {
        this.arrival = arrival;
    }

    DeliveryKey key() {
        return arrival.key();
    }

    WebhookRequest request() {
        return arrival.request();
    }

    Instant receivedAt() {
        return arrival.request().receivedAt();
    }

    boolean isDue(Instant now) {
        return notBefore == null || !notBefore.isAfter(now);
    }

    boolean passes(DeliveryFilter filter) {
        String text = filter.text();
        return (filter.provider() == null || filter.provider().equals(key().provider()))
                && (filter.state() == null || filter.state() == state)
                && (text == null || key().value().contains(text));
    }

    Delivery claim(Instant until) {
        tries++;
        notBefore = until;
        return new Delivery(key(), request(), tries);
    }

    void postpone(Instant until, String why) {
        notBefore = until;
        reason = why;
    }

    void close(DeliveryState closed, @Nullable String why, Instant at) {
        state = closed;
        notBefore = null;
        reason = why == null ? reason : why;
        handledAt = at;
    }

    void reopen() {
        state = DeliveryState.OPEN;
        tries = 0;
        replays++;
        reason = null;
        notBefore = null;
        handledAt = null;
    }

    LoggedDelivery logged() {
        return new LoggedDelivery(
                key(),
                state,
                receivedAt(),
                request().size(),
                arrival.signedWith(),
                tries,
                replays,
                reason,
                notBefore,
                handledAt);
    }
}
