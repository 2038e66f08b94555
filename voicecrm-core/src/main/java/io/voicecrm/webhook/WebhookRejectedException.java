package io.voicecrm.webhook;

import io.voicecrm.VoiceCrmException;

/** A request is not trusted. Answer 401, and do not log the body. */
public final class WebhookRejectedException extends VoiceCrmException {

    private static final long serialVersionUID = 1L;

    /** @param message which check failed; never the signature that would have been right */
    public WebhookRejectedException(String message) {
        super(message, null);
    }

    /** Without a stack trace: forgeries come by the thousand, and the message says all that there is to know. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
