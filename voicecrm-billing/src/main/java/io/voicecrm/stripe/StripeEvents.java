package io.voicecrm.stripe;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Invoice;
import com.stripe.model.checkout.Session;
import io.voicecrm.TenantId;
import io.voicecrm.billing.BillingEvent;
import io.voicecrm.billing.BillingEvent.CheckoutCompleted;
import io.voicecrm.billing.BillingEvent.InvoiceChanged;
import io.voicecrm.billing.BillingEvent.PaymentDisputed;
import io.voicecrm.billing.BillingEvent.PaymentRefunded;
import io.voicecrm.billing.BillingEvent.SubscriptionChanged;
import io.voicecrm.billing.BillingEvent.Unrecognized;
import io.voicecrm.billing.BillingException;
import io.voicecrm.billing.BillingException.Kind;
import io.voicecrm.stripe.StripeWebhooks.Hint;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at what an event is about, as it is now. */
final class StripeEvents {

    private final Requests requests;

    StripeEvents(Requests requests) {
        this.requests = requests;
    }

    /**
     * What there is to tell; empty if nothing happened yet, such as a checkout whose money is still on its way.
     *
     * @throws BillingException if Stripe cannot be asked
     */
    Optional<BillingEvent> about(Hint hint) {
        String object = hint.object();
        if (object == null) {
            return unrecognized(hint);
        }
        try {
            return look(hint, object);
        } catch (BillingException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                // It is gone, such as a draft that was deleted, or it was never in this mode of the account.
                return unrecognized(hint);
            }
            throw e;
        }
    }

    /** Whether there may be something to tell of events of a type. */
    static boolean knows(String type) {
        return type.startsWith("checkout.session.")
                || type.startsWith("invoice.")
                || type.startsWith("customer.subscription.")
                || type.startsWith("charge.dispute.")
                || type.equals("charge.refunded");
    }

    private Optional<BillingEvent> look(Hint hint, String object) {
        String type = hint.type();
        if (type.startsWith("checkout.session.")) {
            return checkout(hint, object);
        }
        if (type.startsWith("invoice.")) {
            return invoice(hint, object);
        }
        if (type.startsWith("customer.subscription.")) {
            return subscription(hint, object);
        }
        if (type.equals("charge.refunded")) {
            return refund(hint, object);
        }
        return type.startsWith("charge.dispute.") ? dispute(hint, object) : unrecognized(hint);
    }

    private static Optional<BillingEvent> unrecognized(Hint hint) {
        return Optional.of(new Unrecognized(hint.id(), hint.type(), hint.raw()));
    }

    private Optional<BillingEvent> checkout(Hint hint, String id) {
        Session session =
                requests.ask("read checkout", v1 -> v1.checkout().sessions().retrieve(id));
        Optional<TenantId> tenant = Labels.tenant(session.getMetadata());
        String reference = Labels.text(session.getMetadata(), Labels.REFERENCE);
        if (tenant.isEmpty() || reference == null) {
            return unrecognized(hint);
        }
        if (!"complete".equals(session.getStatus()) || "unpaid".equals(session.getPaymentStatus())) {
            return Optional.empty();
        }
        return Optional.of(new CheckoutCompleted(
                tenant.get(),
                id,
                reference,
                Amounts.money(session.getAmountTotal(), session.getCurrency()),
                session.getSubscription()));
    }

    private Optional<BillingEvent> invoice(Hint hint, String id) {
        Invoice invoice = requests.ask("read invoice", v1 -> v1.invoices().retrieve(id));
        if ("draft".equals(invoice.getStatus())) {
            return Optional.empty();
        }
        Optional<TenantId> tenant = tenantOf(invoice.getMetadata(), invoice.getCustomer());
        return tenant.isEmpty()
                ? unrecognized(hint)
                : Optional.of(new InvoiceChanged(tenant.get(), Receipts.of(invoice)));
    }

    private Optional<BillingEvent> subscription(Hint hint, String id) {
        com.stripe.model.Subscription now =
                requests.ask("read subscription", v1 -> v1.subscriptions().retrieve(id));
        Optional<TenantId> tenant = tenantOf(now.getMetadata(), now.getCustomer());
        return tenant.isEmpty()
                ? unrecognized(hint)
                : Optional.of(new SubscriptionChanged(Subscriptions.of(now, tenant.get())));
    }

    private Optional<BillingEvent> refund(Hint hint, String id) {
        Charge charge = charge(id);
        Optional<TenantId> tenant = tenantOf(charge.getMetadata(), charge.getCustomer());
        return tenant.isEmpty()
                ? unrecognized(hint)
                : Optional.of(new PaymentRefunded(
                        tenant.get(),
                        paymentOf(charge),
                        Labels.text(charge.getMetadata(), Labels.REFERENCE),
                        Amounts.money(charge.getAmountRefunded(), charge.getCurrency())));
    }

    private Optional<BillingEvent> dispute(Hint hint, String id) {
        Dispute dispute = requests.ask("read dispute", v1 -> v1.disputes().retrieve(id));
        Charge charge = charge(dispute.getCharge());
        Optional<TenantId> tenant = tenantOf(charge.getMetadata(), charge.getCustomer());
        return tenant.isEmpty()
                ? unrecognized(hint)
                : Optional.of(new PaymentDisputed(
                        tenant.get(),
                        paymentOf(charge),
                        Labels.text(charge.getMetadata(), Labels.REFERENCE),
                        Amounts.money(dispute.getAmount(), dispute.getCurrency()),
                        verdictOf(dispute)));
    }

    private Charge charge(String id) {
        return requests.ask("read charge", v1 -> v1.charges().retrieve(id));
    }

    /** A payment has one intent, and a charge per try. */
    private static String paymentOf(Charge charge) {
        String intent = charge.getPaymentIntent();
        return intent == null ? charge.getId() : intent;
    }

    private static @Nullable Boolean verdictOf(Dispute dispute) {
        return switch (dispute.getStatus()) {
            case "won", "warning_closed", "prevented" -> Boolean.TRUE;
            case "lost" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** Whose it is: what Stripe makes by itself, such as a subscription's invoice, carries no label; its customer does. */
    private Optional<TenantId> tenantOf(@Nullable Map<String, String> metadata, @Nullable String customer) {
        Optional<TenantId> labelled = Labels.tenant(metadata);
        if (labelled.isPresent() || customer == null) {
            return labelled;
        }
        return Labels.tenant(requests.ask("read customer", v1 -> v1.customers().retrieve(customer))
                .getMetadata());
    }
}
