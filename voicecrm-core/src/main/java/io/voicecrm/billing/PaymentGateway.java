package io.voicecrm.billing;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.Money;
import java.net.URI;

/**
 * Whoever lets payers pay: top-ups and subscriptions on pages of its own, so that no card number passes through us. What
 * was paid is told by {@link BillingEvent}s. Implementations are thread-safe.
 *
 * <p>Every method throws {@link BillingException} if the gateway cannot be asked or refuses. Asking again is safe.
 */
@ExtensionPoint
public interface PaymentGateway {

    /** The payer's account; made if there is none, and told the name and email. Keep what is returned. */
    CustomerRef customer(Payer payer);

    /**
     * A page that sells prepaid credit.
     *
     * @param reference names the top-up, for ever; asked again, the page that is open is given; comes back in {@link BillingEvent.CheckoutCompleted}; 1 to 100 characters
     * @param amount more than zero
     * @throws BillingException of kind {@link BillingException.Kind#CONFLICT} if the reference was paid before
     * @throws IllegalArgumentException if an argument is not as described
     */
    HostedPage topUp(CustomerRef customer, String reference, Money amount, ReturnUrls urls);

    /**
     * A page that sells a subscription. The gateway then bills the fee and the reported use by itself: do not
     * {@link InvoiceGateway#issue} them too.
     *
     * @param reference as for {@link #topUp}
     */
    HostedPage subscribe(CustomerRef customer, String reference, SubscriptionOffer offer, ReturnUrls urls);

    /**
     * A page on which the payer sees invoices, changes the card and cancels a subscription; to be used at once, and by
     * nobody else.
     *
     * @param back where the page leads back to
     */
    URI portal(CustomerRef customer, URI back);

    /** A subscription as it is now. @param id the gateway's name for it */
    Subscription subscription(String id);

    /**
     * Ends a subscription. Idempotent.
     *
     * @param id the gateway's name for it
     */
    Subscription cancel(String id, CancelAt when);

    /** When a subscription ends. */
    enum CancelAt {
        /** At once; what was used is billed. */
        NOW,
        /** When what is paid is over. */
        PERIOD_END
    }
}
