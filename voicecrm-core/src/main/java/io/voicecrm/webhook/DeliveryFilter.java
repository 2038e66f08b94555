package io.voicecrm.webhook;

import io.voicecrm.ProviderId;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries to look at.
 *
 * @param provider only of this provider; null for any
 * @param state only in this state; null for any
 * @param text only those whose key holds this, such as the id of a call; null for any
 */
public record DeliveryFilter(
        @Nullable ProviderId provider,
        @Nullable DeliveryState state,
        @Nullable String text) {

    /** Every delivery. */
    public static final DeliveryFilter ALL = new DeliveryFilter(null, null, null);

    /** Only those in a state. */
    public static DeliveryFilter in(DeliveryState state) {
        return new DeliveryFilter(null, state, null);
    }
}
