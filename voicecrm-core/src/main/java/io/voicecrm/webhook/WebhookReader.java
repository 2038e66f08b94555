package io.voicecrm.webhook;

/** What is made of the deliveries of one provider: events of calls, or something else. */
public sealed interface WebhookReader permits WebhookParser, WebhookHandler {

    /** The same delivery gives the same key on every retry. Never fails: a body without ids is keyed by its hash. */
    DeliveryKey key(VerifiedWebhook webhook);
}
