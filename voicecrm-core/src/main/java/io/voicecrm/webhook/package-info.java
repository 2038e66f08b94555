/**
 * Trusting, storing and reading what providers send.
 *
 * <p>{@link io.voicecrm.webhook.WebhookIntake} is the entry: verify, store once, answer, and work later. This package
 * does not know what a call event means for anybody.
 */
@NullMarked
package io.voicecrm.webhook;

import org.jspecify.annotations.NullMarked;
