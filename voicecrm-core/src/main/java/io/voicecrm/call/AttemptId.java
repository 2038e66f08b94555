package io.voicecrm.call;

import java.util.UUID;

/**
 * One try at reaching one person. We choose it before dialing, and it travels with the call as the provider's metadata,
 * so that a call can be found again when the answer to the dial was lost.
 *
 * @param value unique across tenants
 */
public record AttemptId(UUID value) {

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException if {@code text} is not a UUID
     */
    public static AttemptId of(String text) {
        return new AttemptId(UUID.fromString(text));
    }

    /** The bare UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
