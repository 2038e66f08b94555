/**
 * From use to a bill: plans, rating, invoice drafts, profit.
 *
 * <p>{@link io.voicecrm.billing.Invoicing} is the entry. Amounts are exact and rounded once, where a line's amount is
 * made; this package does not know who collects the money.
 */
@NullMarked
package io.voicecrm.billing;

import org.jspecify.annotations.NullMarked;
