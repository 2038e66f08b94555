/**
 * From use to money: plans, rating, invoice drafts, profit, and the ports of whoever collects.
 *
 * <p>{@link io.voicecrm.billing.Invoicing} is the entry to what is owed, {@link io.voicecrm.billing.InvoiceGateway},
 * {@link io.voicecrm.billing.PaymentGateway} and {@link io.voicecrm.billing.UsageReporter} are those to its collection.
 * Amounts are exact and rounded once, where a line's amount is made; this package knows no gateway by name.
 */
@NullMarked
package io.voicecrm.billing;

import org.jspecify.annotations.NullMarked;
