package io.voicecrm.webhook;

import io.voicecrm.ExtensionPoint;

/**
 * Works on deliveries that tell of something else than calls, such as payments. They pass the same door and lie in the same
 * inbox. Implementations are thread-safe and idempotent: a delivery may come again.
 */
@ExtensionPoint
public non-sealed interface WebhookHandler extends WebhookReader {

    /**
     * Works on a stored delivery, outside the request that brought it. What it throws has it tried again later.
     *
     * @throws MalformedWebhookException if the body is not what this provider documents; it is put aside
     */
    void handle(VerifiedWebhook webhook);
}
