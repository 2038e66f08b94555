package io.voicecrm.text;

import java.util.UUID;

/**
 * Our identifier of a text message.
 *
 * @param value unique
 */
public record TextId(UUID value) {

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException if {@code text} is not a UUID
     */
    public static TextId of(String text) {
        return new TextId(UUID.fromString(text));
    }

    /** The bare UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
