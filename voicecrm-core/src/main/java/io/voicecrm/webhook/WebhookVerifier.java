package io.voicecrm.webhook;

import io.voicecrm.ExtensionPoint;

/** Checks that a request was sent by the provider and is fresh. Implementations are thread-safe. */
@ExtensionPoint
public abstract class WebhookVerifier {

    /** For subclasses. */
    protected WebhookVerifier() {}

    /**
     * Trusts a request or refuses it.
     *
     * @throws WebhookRejectedException if the signature, the timestamp or a needed header is missing or wrong
     */
    public final VerifiedWebhook verify(WebhookRequest request) {
        check(request);
        return new VerifiedWebhook(request);
    }

    /** Throws to refuse. Compares in constant time and never parses the body. */
    protected abstract void check(WebhookRequest request);
}
