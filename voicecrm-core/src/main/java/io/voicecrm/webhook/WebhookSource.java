package io.voicecrm.webhook;

import io.voicecrm.ProviderId;

/**
 * How deliveries of one provider are trusted and read.
 *
 * @param provider who sends them
 * @param verifier checks them
 * @param parser reads them
 */
public record WebhookSource(ProviderId provider, WebhookVerifier verifier, WebhookParser parser) {}
