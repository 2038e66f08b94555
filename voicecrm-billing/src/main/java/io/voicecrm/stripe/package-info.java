/**
 * Invoices, top-ups, subscriptions and usage at Stripe, through its Java library.
 *
 * <p>{@link io.voicecrm.stripe.Stripe} is the entry. Stripe collects; what is owed, balances and alerts are ours. This
 * package does not know what a payment means for anybody.
 */
@NullMarked
package io.voicecrm.stripe;

import org.jspecify.annotations.NullMarked;
