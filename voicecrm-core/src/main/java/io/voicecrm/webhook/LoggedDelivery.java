package io.voicecrm.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stored delivery, without its body.
 *
 * @param receivedAt by our clock
 * @param bytes the size of the body
 * @param signedWith names the secret that its signature was made with; empty where there is none
 * @param tries how often it was worked on since it was stored or replayed
 * @param replays how often a person had it worked on again
 * @param reason why it is tried again or was put aside; null if it never failed since it was stored or replayed
 * @param dueAt when it is worked on next; null unless it is open and waits, or is being worked on
 * @param handledAt when it was worked on with success, or put aside; null while it is open
 */
public record LoggedDelivery(
        DeliveryKey key,
        DeliveryState state,
        Instant receivedAt,
        int bytes,
        String signedWith,
        int tries,
        int replays,
        @Nullable String reason,
        @Nullable Instant dueAt,
        @Nullable Instant handledAt) {}
