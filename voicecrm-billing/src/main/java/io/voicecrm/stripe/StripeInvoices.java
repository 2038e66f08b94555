package io.voicecrm.stripe;

import com.stripe.model.Invoice;
import com.stripe.model.StripeCollection;
import com.stripe.param.InvoiceCreateParams;
import com.stripe.param.InvoiceCreateParams.CollectionMethod;
import com.stripe.param.InvoiceFinalizeInvoiceParams;
import com.stripe.param.InvoiceListParams;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.billing.InvoiceGateway;
import io.voicecrm.billing.InvoiceKey;
import io.voicecrm.billing.InvoiceReceipt;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Invoices in three steps: a draft, its lines, its issue. Each step has a key of its own, and what was begun is looked for
 * before anything is created: Stripe forgets keys after a day, and may be asked again after a month.
 *
 * <p>The customer's invoices are listed, not searched: Stripe's search lags behind, and a list does not.
 */
final class StripeInvoices implements InvoiceGateway {

    private final Requests requests;
    private final int daysUntilDue;
    private final InvoiceLines lines;

    /** @param daysUntilDue 0 to charge the card at once */
    StripeInvoices(Requests requests, int daysUntilDue) {
        this.requests = requests;
        this.daysUntilDue = daysUntilDue;
        this.lines = new InvoiceLines(requests);
    }

    @Override
    public InvoiceReceipt issue(CustomerRef customer, InvoiceKey key, InvoiceDraft draft) {
        check(customer, key, draft);
        String terms = InvoiceLines.fingerprint(customer, draft);
        Optional<Invoice> begun = search(customer, key);
        Invoice invoice = begun.orElseGet(() -> create(customer, key, draft, terms));
        if (!terms.equals(Labels.text(invoice.getMetadata(), Labels.TERMS))) {
            throw Failures.conflict(
                    "issue invoice " + key + ": the key was used for another draft; take the next revision");
        }
        if (!"draft".equals(invoice.getStatus())) {
            return Receipts.of(invoice);
        }
        lines.complete(customer, key, draft, invoice.getId(), begun.isPresent());
        return finish(key, draft, invoice.getId());
    }

    @Override
    public InvoiceReceipt find(String id) {
        return Receipts.of(read(id));
    }

    @Override
    public InvoiceReceipt voidInvoice(String id) {
        Invoice invoice = read(id);
        switch (Receipts.of(invoice).state()) {
            case VOID:
                return Receipts.of(invoice);
            case PAID:
                throw Failures.conflict("void invoice: it is paid; refund it");
            case DRAFT:
                requests.ask("delete draft", v1 -> v1.invoices().delete(id));
                invoice.setStatus("void");
                return Receipts.of(invoice);
            default:
                return Receipts.of(
                        requests.ask("void invoice", v1 -> v1.invoices().voidInvoice(id)));
        }
    }

    private static void check(CustomerRef customer, InvoiceKey key, InvoiceDraft draft) {
        if (!draft.tenant().equals(customer.tenant())) {
            throw new IllegalArgumentException(
                    "invoice " + key + ": is for " + draft.tenant() + ", and the customer is " + customer.tenant());
        }
        // Adding up refuses lines in different currencies.
        if (draft.total().minorUnits() < 0) {
            throw new IllegalArgumentException("invoice " + key + ": total " + draft.total() + " must not be negative");
        }
    }

    private Optional<Invoice> search(CustomerRef customer, InvoiceKey key) {
        return Pages.first(
                after -> page(customer, after),
                invoice -> key.toString().equals(Labels.text(invoice.getMetadata(), Labels.INVOICE)));
    }

    private StripeCollection<Invoice> page(CustomerRef customer, @Nullable String after) {
        InvoiceListParams params = InvoiceListParams.builder()
                .setCustomer(customer.id())
                .setLimit(Pages.SIZE)
                .setStartingAfter(after)
                .build();
        return requests.ask("list invoices", v1 -> v1.invoices().list(params));
    }

    private Invoice create(CustomerRef customer, InvoiceKey key, InvoiceDraft draft, String terms) {
        InvoiceCreateParams.Builder params = InvoiceCreateParams.builder()
                .setCustomer(customer.id())
                .setCurrency(Amounts.currency(draft.total().currency()))
                .setAutoAdvance(false)
                .setPendingInvoiceItemsBehavior(InvoiceCreateParams.PendingInvoiceItemsBehavior.EXCLUDE)
                .putMetadata(Labels.TENANT, customer.tenant().value())
                .putMetadata(Labels.INVOICE, key.toString())
                .putMetadata(Labels.TERMS, terms);
        if (daysUntilDue == 0) {
            params.setCollectionMethod(CollectionMethod.CHARGE_AUTOMATICALLY);
        } else {
            params.setCollectionMethod(CollectionMethod.SEND_INVOICE).setDaysUntilDue((long) daysUntilDue);
        }
        InvoiceCreateParams built = params.build();
        return requests.ask("create invoice", v1 -> v1.invoices().create(built, Requests.keyed("invoice:" + key)));
    }

    /** Issues what is there, if it is what we owe to say: a line too few or too many is seen before anybody is billed. */
    private InvoiceReceipt finish(InvoiceKey key, InvoiceDraft draft, String id) {
        Invoice whole = read(id);
        if (!"draft".equals(whole.getStatus())) {
            return Receipts.of(whole);
        }
        if (!Objects.equals(whole.getSubtotal(), draft.total().minorUnits())) {
            throw Failures.conflict("issue invoice " + key + ": its lines there do not sum up to " + draft.total()
                    + "; void it and take the next revision");
        }
        InvoiceFinalizeInvoiceParams collect =
                InvoiceFinalizeInvoiceParams.builder().setAutoAdvance(true).build();
        return Receipts.of(requests.ask(
                "finalize invoice",
                v1 -> v1.invoices().finalizeInvoice(id, collect, Requests.keyed("invoice:" + key + ":issue"))));
    }

    private Invoice read(String id) {
        return requests.ask("read invoice", v1 -> v1.invoices().retrieve(id));
    }
}
