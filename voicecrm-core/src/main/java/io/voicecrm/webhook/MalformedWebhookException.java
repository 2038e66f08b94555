package io.voicecrm.webhook;

import io.voicecrm.VoiceCrmException;
import org.jspecify.annotations.Nullable;

/** A request is genuine but not what the provider documents. It is kept, and people are told. */
public final class MalformedWebhookException extends VoiceCrmException {

    private static final long serialVersionUID = 1L;

    /** @param message which field, and what was expected there; never the body */
    public MalformedWebhookException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
