package io.voicecrm.webhook;

import io.voicecrm.ProviderId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names one delivery, so that the same one coming twice is seen to be the same.
 *
 * @param provider who sent it
 * @param value the same on every retry of one delivery, different for any other; at most 200 characters, none of them a
 *     control character
 */
public record DeliveryKey(ProviderId provider, String value) {

    private static final int LONGEST = 200;

    /**
     * A value that no index or log line should hold is replaced by its SHA-256: it comes out of a body, and one odd body
     * must not keep those that are stored with it from being stored.
     */
    public DeliveryKey {
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            value = "sha256:" + hash(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The key of a body that names nothing: its SHA-256. */
    public static DeliveryKey ofBody(ProviderId provider, byte[] body) {
        return new DeliveryKey(provider, "sha256:" + hash(body));
    }

    /** For example {@code elevenlabs/post_call_transcription:conv_01:1764457176}. */
    @Override
    public String toString() {
        return provider + "/" + value;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: every Java platform has it", e);
        }
    }
}
