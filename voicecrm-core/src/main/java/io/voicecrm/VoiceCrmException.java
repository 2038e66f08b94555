package io.voicecrm;

import org.jspecify.annotations.Nullable;

/**
 * Root of every exception that voicecrm throws because the world failed. Unchecked.
 *
 * <p>Misuse throws the JDK's own exceptions instead; expected outcomes are values. Messages never hold a secret, a body
 * or an unmasked phone number.
 */
public abstract class VoiceCrmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what failed, the value and the rule
     * @param cause what it was caused by, or null
     */
    protected VoiceCrmException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
