package io.voicecrm.stripe;

import com.stripe.model.Customer;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerSearchParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.billingportal.SessionCreateParams;
import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.HostedPage;
import io.voicecrm.billing.Payer;
import io.voicecrm.billing.PaymentGateway;
import io.voicecrm.billing.ReturnUrls;
import io.voicecrm.billing.Subscription;
import io.voicecrm.billing.SubscriptionOffer;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/** Customers, and Stripe's own pages: Checkout and the customer portal. */
final class StripePayments implements PaymentGateway {

    private final Requests requests;
    private final StripePrices prices;
    private final Checkouts checkouts;

    StripePayments(Requests requests) {
        this.requests = requests;
        this.prices = new StripePrices(requests);
        this.checkouts = new Checkouts(requests);
    }

    /**
     * The search sees a new customer after a minute or so; the key, which is the tenant alone, covers that time. Name and
     * email follow in a second request, since a key stands for one set of parameters.
     */
    @Override
    public CustomerRef customer(Payer payer) {
        TenantId tenant = payer.tenant();
        CustomerSearchParams byTenant = CustomerSearchParams.builder()
                .setQuery("metadata['" + Labels.TENANT + "']:'" + escaped(tenant.value()) + "'")
                .build();
        List<Customer> found = requests.ask(
                        "search customers", v1 -> v1.customers().search(byTenant))
                .getData();
        Customer customer = found.isEmpty() ? create(tenant) : found.get(0);
        if (!payer.name().equals(customer.getName()) || !payer.email().equals(customer.getEmail())) {
            CustomerUpdateParams told = CustomerUpdateParams.builder()
                    .setName(payer.name())
                    .setEmail(payer.email())
                    .build();
            requests.ask("update customer", v1 -> v1.customers().update(customer.getId(), told));
        }
        return new CustomerRef(tenant, customer.getId());
    }

    private Customer create(TenantId tenant) {
        CustomerCreateParams params = CustomerCreateParams.builder()
                .putMetadata(Labels.TENANT, tenant.value())
                .build();
        return requests.ask(
                "create customer", v1 -> v1.customers().create(params, Requests.keyed("customer:" + tenant)));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }

    @Override
    public HostedPage topUp(CustomerRef customer, String reference, Money amount, ReturnUrls urls) {
        if (amount.minorUnits() <= 0) {
            throw new IllegalArgumentException("top-up: amount " + amount + " must be more than zero");
        }
        return checkouts.open(CheckoutPages.topUp(customer, checked(reference), amount, urls), customer, reference);
    }

    @Override
    public HostedPage subscribe(CustomerRef customer, String reference, SubscriptionOffer offer, ReturnUrls urls) {
        checked(reference);
        return checkouts.open(
                CheckoutPages.subscription(customer, reference, prices.of(offer), urls), customer, reference);
    }

    private static String checked(String reference) {
        if (reference.isBlank() || reference.length() > 100) {
            throw new IllegalArgumentException(
                    "checkout reference: \"" + reference + "\" must have 1 to 100 characters");
        }
        return reference;
    }

    @Override
    public URI portal(CustomerRef customer, URI back) {
        SessionCreateParams params = SessionCreateParams.builder()
                .setCustomer(customer.id())
                .setReturnUrl(back.toString())
                .build();
        return URI.create(
                requests.ask("open portal", v1 -> v1.billingPortal().sessions().create(params))
                        .getUrl());
    }

    @Override
    public Subscription subscription(String id) {
        return Subscriptions.of(read(id));
    }

    @Override
    public Subscription cancel(String id, CancelAt when) {
        com.stripe.model.Subscription now = read(id);
        if (now.getEndedAt() != null) {
            return Subscriptions.of(now);
        }
        if (when == CancelAt.NOW) {
            SubscriptionCancelParams billed =
                    SubscriptionCancelParams.builder().setInvoiceNow(true).build();
            return Subscriptions.of(
                    requests.ask("cancel subscription", v1 -> v1.subscriptions().cancel(id, billed)));
        }
        SubscriptionUpdateParams later =
                SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true).build();
        return Subscriptions.of(
                Objects.equals(now.getCancelAtPeriodEnd(), true)
                        ? now
                        : requests.ask(
                                "cancel subscription", v1 -> v1.subscriptions().update(id, later)));
    }

    private com.stripe.model.Subscription read(String id) {
        return requests.ask("read subscription", v1 -> v1.subscriptions().retrieve(id));
    }
}
