package io.voicecrm.number;

import java.util.UUID;

/**
 * Our identifier of an order.
 *
 * @param value unique
 */
public record OrderId(UUID value) {

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException if {@code text} is not a UUID
     */
    public static OrderId of(String text) {
        return new OrderId(UUID.fromString(text));
    }

    /** The bare UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
