package io.voicecrm.voice;

import io.voicecrm.ProviderId;

/**
 * A batch of calls as its provider names it.
 *
 * @param value the provider's identifier, not blank
 */
public record BatchId(ProviderId provider, String value) {

    /** @throws IllegalArgumentException if {@code value} is blank */
    public BatchId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("batch id: must not be blank");
        }
    }
}
