package io.voicecrm.webhook;

import io.voicecrm.ProviderId;

/**
 * How deliveries of one provider are trusted and read.
 *
 * @param provider who sends them
 * @param verifier checks them
 * @param reader a {@link WebhookParser} for calls, a {@link WebhookHandler} for anything else
 */
public record WebhookSource(ProviderId provider, WebhookVerifier verifier, WebhookReader reader) {}
