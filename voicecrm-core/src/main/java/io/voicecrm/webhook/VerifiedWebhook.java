package io.voicecrm.webhook;

/**
 * Proof that a request passed verification. A parser takes nothing else, so that parsing before verifying does not
 * compile. Only {@link WebhookVerifier} makes one, and the intake when it reloads a stored delivery.
 */
public final class VerifiedWebhook {

    private final WebhookRequest request;

    VerifiedWebhook(WebhookRequest request) {
        this.request = request;
    }

    /** The request that was verified. */
    public WebhookRequest request() {
        return request;
    }
}
