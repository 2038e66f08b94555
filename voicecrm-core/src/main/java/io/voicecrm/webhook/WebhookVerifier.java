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
        return new VerifiedWebhook(request, check(request));
    }

    /**
     * Throws {@link WebhookRejectedException} to refuse. Looks at the headers first, since a forged request is refused for
     * less than the hash of its body; compares in constant time; never parses the body.
     *
     * @return a name of the secret that matched, from which the secret cannot be told, such as {@code HmacSha256.name()};
     *     empty where there is none
     */
    protected abstract String check(WebhookRequest request);
}
