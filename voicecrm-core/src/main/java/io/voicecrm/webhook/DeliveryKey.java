package io.voicecrm.webhook;

import io.voicecrm.ProviderId;

/**
 * Names one delivery, so that the same one coming twice is seen to be the same.
 *
 * @param provider who sent it
 * @param value the same on every retry of one delivery, different for any other
 */
public record DeliveryKey(ProviderId provider, String value) {

    /** For example {@code elevenlabs/post_call_transcription:conv_01:1764457176}. */
    @Override
    public String toString() {
        return provider + "/" + value;
    }
}
