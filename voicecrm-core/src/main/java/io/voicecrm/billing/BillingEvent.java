package io.voicecrm.billing;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at a gateway. It tells what is true now, not what was true when it was sent, so that events may
 * come late, twice and in any order.
 */
public sealed interface BillingEvent {

    /**
     * Names what is told: the same for the same fact, whichever delivery tells it. What is posted under it is posted once.
     */
    String key();

    /** A payer has paid on a page: a top-up, or the first fee of a subscription. */
    record CheckoutCompleted(
            TenantId tenant,
            String checkout,
            String reference,
            Money paid,
            @Nullable String subscription) implements BillingEvent {

        /** Whether prepaid credit was bought. */
        public boolean isTopUp() {
            return subscription == null;
        }

        @Override
        public String key() {
            return "checkout:" + checkout;
        }
    }

    /** An invoice was issued, paid, not paid, or taken back. */
    record InvoiceChanged(TenantId tenant, InvoiceReceipt invoice) implements BillingEvent {

        @Override
        public String key() {
            return "invoice:" + invoice.id() + ":" + invoice.state() + ":" + invoice.attempts();
        }
    }

    /** A subscription began, changed or ended. */
    record SubscriptionChanged(Subscription subscription) implements BillingEvent {

        @Override
        public String key() {
            return "subscription:" + subscription.id() + ":" + subscription.state() + ":" + subscription.periodEnd()
                    + (subscription.endsWithPeriod() ? ":ends" : "");
        }
    }

    /**
     * Money went back to the payer.
     *
     * @param payment the gateway's name for the payment
     * @param reference of the top-up that it paid; null if it paid something else
     * @param refunded of it, all in all
     */
    record PaymentRefunded(
            TenantId tenant, String payment, @Nullable String reference, Money refunded) implements BillingEvent {

        @Override
        public String key() {
            return "refund:" + payment + ":" + refunded.minorUnits();
        }
    }

    /**
     * A payer disputes a payment at the bank.
     *
     * @param payment the gateway's name for the payment
     * @param reference as for {@link PaymentRefunded}
     * @param isWon null while it is undecided
     */
    record PaymentDisputed(
            TenantId tenant,
            String payment,
            @Nullable String reference,
            Money disputed,
            @Nullable Boolean isWon) implements BillingEvent {

        @Override
        public String key() {
            return "dispute:" + payment + ":" + (isWon == null ? "open" : isWon ? "won" : "lost");
        }
    }

    /**
     * Something that we do not know, or that concerns none of our tenants.
     *
     * @param id the gateway's name for the event
     * @param type the gateway's word
     * @param raw the event as it came
     */
    record Unrecognized(String id, String type, String raw) implements BillingEvent {

        @Override
        public String key() {
            return "event:" + id;
        }

        /** Without the body: it may hold what is personal. */
        @Override
        public String toString() {
            return "Unrecognized[" + id + ", " + type + "]";
        }
    }
}
