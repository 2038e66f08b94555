package io.voicecrm.webhook;

import io.voicecrm.ExtensionPoint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Durable queue of verified deliveries, unique by key. Implementations are thread-safe. */
@ExtensionPoint
public interface WebhookInbox {

    /**
     * Stores deliveries in one commit, all or none. When this returns, a crash no longer loses them.
     *
     * @param arrivals may hold a key twice; the first counts
     * @return the keys that were not stored before
     */
    Set<DeliveryKey> insert(Collection<Arrival> arrivals);

    /** Leases up to {@code limit} open, due deliveries to this caller until {@code until}, oldest first. */
    List<Delivery> claim(int limit, Instant now, Instant until);

    /** Marks deliveries as handled. Idempotent. */
    void done(Collection<DeliveryKey> keys, Instant at);

    /** Gives an open delivery back, to be handled again not before {@code notBefore}. */
    void retry(DeliveryKey key, Instant notBefore, String reason);

    /** Puts an open delivery aside for a person to look at. It is kept and no longer claimed. */
    void bury(DeliveryKey key, String reason, Instant at);

    /**
     * What is to be stored.
     *
     * @param signedWith names the secret that its signature was made with, for people to see that an old one is no longer
     *     used; empty where there is none
     */
    record Arrival(DeliveryKey key, WebhookRequest request, String signedWith) {}

    /**
     * A leased delivery.
     *
     * @param tries how often it was claimed since it was stored or replayed, this time included
     */
    record Delivery(DeliveryKey key, WebhookRequest request, int tries) {}
}
