package io.voicecrm.webhook;

import io.voicecrm.ExtensionPoint;
import java.time.Instant;
import java.util.List;

/** Durable queue of verified deliveries, unique by key. Implementations are thread-safe. */
@ExtensionPoint
public interface WebhookInbox {

    /** Stores a delivery; false if its key was stored before. When this returns, a crash no longer loses it. */
    boolean insert(DeliveryKey key, WebhookRequest request);

    /** Leases up to {@code limit} unhandled, due deliveries to this caller until {@code until}, oldest first. */
    List<Delivery> claim(int limit, Instant now, Instant until);

    /** Marks a delivery as handled. Idempotent. */
    void done(DeliveryKey key);

    /** Gives a delivery back, to be handled again not before {@code notBefore}. */
    void retry(DeliveryKey key, Instant notBefore, String reason);

    /** Puts a delivery aside for a person to look at. It is kept and no longer claimed. */
    void bury(DeliveryKey key, String reason);

    /**
     * A leased delivery.
     *
     * @param tries how often it was claimed, this time included
     */
    record Delivery(DeliveryKey key, WebhookRequest request, int tries) {}
}
