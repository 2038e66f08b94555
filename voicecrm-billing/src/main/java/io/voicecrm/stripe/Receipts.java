package io.voicecrm.stripe;

import com.stripe.model.Invoice;
import io.voicecrm.billing.InvoiceKey;
import io.voicecrm.billing.InvoiceReceipt;
import io.voicecrm.billing.InvoiceState;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Invoices of Stripe in our words. */
final class Receipts {

    private Receipts() {}

    static InvoiceReceipt of(Invoice invoice) {
        return new InvoiceReceipt(
                invoice.getId(),
                keyOf(invoice),
                subscriptionOf(invoice),
                invoice.getNumber(),
                stateOf(invoice),
                Amounts.money(invoice.getTotal(), invoice.getCurrency()),
                Amounts.money(invoice.getAmountPaid(), invoice.getCurrency()),
                Math.toIntExact(invoice.getAttemptCount()),
                instant(invoice.getNextPaymentAttempt()),
                uri(invoice.getHostedInvoiceUrl()),
                uri(invoice.getInvoicePdf()));
    }

    /** The subscription that the invoice bills; null if it bills none. */
    static @Nullable String subscriptionOf(Invoice invoice) {
        Invoice.Parent parent = invoice.getParent();
        return parent == null || parent.getSubscriptionDetails() == null
                ? null
                : parent.getSubscriptionDetails().getSubscription();
    }

    private static InvoiceState stateOf(Invoice invoice) {
        switch (invoice.getStatus()) {
            case "draft":
                return InvoiceState.DRAFT;
            case "open":
                return invoice.getAttemptCount() > 0 ? InvoiceState.PAYMENT_FAILED : InvoiceState.OPEN;
            case "paid":
                return InvoiceState.PAID;
            case "void":
                return InvoiceState.VOID;
            case "uncollectible":
                return InvoiceState.UNCOLLECTIBLE;
            default:
                throw Failures.unreadable("read invoice: its status is not a documented one");
        }
    }

    /** Somebody may have changed our label by hand: then it is no invoice of ours any more. */
    private static @Nullable InvoiceKey keyOf(Invoice invoice) {
        String shown = Labels.text(invoice.getMetadata(), Labels.INVOICE);
        try {
            return shown == null ? null : InvoiceKey.parse(shown);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }
}
