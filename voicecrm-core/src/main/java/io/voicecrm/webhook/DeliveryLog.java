package io.voicecrm.webhook;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.ProviderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link WebhookInbox} holds, for people: to look at, to replay and to throw away. It belongs to whoever has the
 * provider account; a body holds what people said on the phone. Implementations are thread-safe.
 */
@ExtensionPoint
public interface DeliveryLog {

    /**
     * Deliveries, newest first.
     *
     * @param after the last one of the page before; null for the first page
     * @param limit at most this many, at least 1
     */
    List<LoggedDelivery> page(DeliveryFilter filter, @Nullable DeliveryKey after, int limit);

    /** One delivery. */
    Optional<LoggedDelivery> find(DeliveryKey key);

    /** The body of a delivery, byte for byte as it came. */
    Optional<byte[]> body(DeliveryKey key);

    /**
     * Opens a delivery to be worked on again at once, with all its tries; false if there is none. What it says takes effect
     * once, however often it is replayed.
     */
    boolean replay(DeliveryKey key);

    /** {@link #replay(DeliveryKey)} for the newest {@code limit} that a filter lets through. Returns how many. */
    int replay(DeliveryFilter filter, int limit);

    /** How many are in a state. */
    long count(DeliveryState state);

    /** When the last one of a provider was received. */
    Optional<Instant> lastReceived(ProviderId provider);

    /**
     * Deletes up to {@code limit} that are not open, the oldest first; returns how many.
     *
     * @param receivedBefore exclusive
     */
    int purge(Instant receivedBefore, int limit);
}
