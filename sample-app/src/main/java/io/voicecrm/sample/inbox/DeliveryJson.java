package io.voicecrm.sample.inbox;

import io.voicecrm.sample.web.SnakeCase;
import io.voicecrm.webhook.DeliveryState;
import io.voicecrm.webhook.LoggedDelivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery on the wire.
 *
 * @param key tells the call and the kind of event, as the provider names them
 * @param state {@code open}, {@code done} or {@code buried}
 * @param signedWith names the secret of the signature, not the secret
 * @param tries since it came, or since the last replay
 * @param error why it is tried again or was put aside; null for one that is done, however often it failed before
 * @param dueAt when it is worked on next
 */
record DeliveryJson(
        String id,
        String provider,
        String key,
        String state,
        Instant receivedAt,
        int bytes,
        String signedWith,
        int tries,
        int replays,
        @Nullable String error,
        @Nullable Instant dueAt,
        @Nullable Instant handledAt) {

    static DeliveryJson of(LoggedDelivery delivery) {
        return new DeliveryJson(
                DeliveryId.of(delivery.key()),
                delivery.key().provider().value(),
                delivery.key().value(),
                SnakeCase.of(delivery.state()),
                delivery.receivedAt(),
                delivery.bytes(),
                delivery.signedWith(),
                delivery.tries(),
                delivery.replays(),
                delivery.state() == DeliveryState.DONE ? null : delivery.reason(),
                delivery.dueAt(),
                delivery.handledAt());
    }
}
