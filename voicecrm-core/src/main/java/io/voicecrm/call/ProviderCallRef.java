package io.voicecrm.call;

import io.voicecrm.ProviderId;

/**
 * A call as the provider names it.
 *
 * @param provider who connects the call
 * @param value the provider's identifier, not blank
 */
public record ProviderCallRef(ProviderId provider, String value) {

    /** @throws IllegalArgumentException if {@code value} is blank */
    public ProviderCallRef {
        if (value.isBlank()) {
            throw new IllegalArgumentException("call reference: must not be blank");
        }
    }

    /** For example {@code elevenlabs/conv_01}. */
    @Override
    public String toString() {
        return provider + "/" + value;
    }
}
