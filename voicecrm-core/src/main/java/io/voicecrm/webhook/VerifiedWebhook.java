package io.voicecrm.webhook;

/**
 * Proof that a request passed verification. A parser takes nothing else, so that parsing before verifying does not
 * compile. Only {@link WebhookVerifier} makes one, and the intake when it reloads a stored delivery.
 */
public final class VerifiedWebhook {

    private final WebhookRequest request;
    private final String signedWith;

    VerifiedWebhook(WebhookRequest request, String signedWith) {
        this.request = request;
        this.signedWith = signedWith;
    }

    /** The request that was verified. */
    public WebhookRequest request() {
        return request;
    }

    /** Names the secret that the signature was made with; empty where there is none, or the delivery was reloaded. */
    public String signedWith() {
        return signedWith;
    }
}
