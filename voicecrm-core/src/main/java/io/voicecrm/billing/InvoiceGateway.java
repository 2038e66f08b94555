package io.voicecrm.billing;

import io.voicecrm.ExtensionPoint;

/**
 * Whoever sends invoices and collects their money. What is owed is ours to say; a gateway rates nothing. Implementations
 * are thread-safe.
 *
 * <p>Every method throws {@link BillingException} if the gateway cannot be asked or refuses.
 */
@ExtensionPoint
public interface InvoiceGateway {

    /**
     * Issues an invoice at most once per key: asking again, also after a failure and at any later time, gives the invoice
     * that was issued, or completes the one that was begun.
     *
     * @throws BillingException of kind {@link BillingException.Kind#CONFLICT} if the key was used for another draft or
     *     customer; nothing is billed then
     * @throws IllegalArgumentException if the total is negative, a line is in another currency, or the draft is another
     *     tenant's
     */
    InvoiceReceipt issue(CustomerRef customer, InvoiceKey key, InvoiceDraft draft);

    /** An invoice as it is now. @param id the gateway's name for it */
    InvoiceReceipt find(String id);

    /**
     * Takes an invoice back: the payer owes nothing for it. Idempotent.
     *
     * @param id the gateway's name for it
     * @throws BillingException of kind {@link BillingException.Kind#CONFLICT} if it is paid
     */
    InvoiceReceipt voidInvoice(String id);
}
