package io.voicecrm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A password, token or key that passes through us. It shows itself only to whoever calls {@link #reveal}; logs, messages
 * and debuggers see a mask. Immutable.
 */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("secret: must not be blank");
        }
        return new Secret(value);
    }

    /** The secret itself, to be handed to the provider and nowhere else. */
    public String reveal() {
        return value;
    }

    /** Compares in constant time, so that a guess learns nothing from how long the answer took. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** A mask, whatever the secret. */
    @Override
    public String toString() {
        return "***";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
