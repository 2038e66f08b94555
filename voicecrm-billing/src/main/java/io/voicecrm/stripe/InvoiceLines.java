package io.voicecrm.stripe;

import com.stripe.model.InvoiceLineItem;
import com.stripe.model.StripeCollection;
import com.stripe.param.InvoiceItemCreateParams;
import com.stripe.param.InvoiceLineItemListParams;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.billing.InvoiceDraft.Line;
import io.voicecrm.billing.InvoiceKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a draft's lines on its invoice, each once: a line carries its place in the draft. */
final class InvoiceLines {

    private final Requests requests;

    InvoiceLines(Requests requests) {
        this.requests = requests;
    }

    /** Stands for what the payer is shown, and for nothing that a later version of ours may write in another way. */
    static String fingerprint(CustomerRef customer, InvoiceDraft draft) {
        StringBuilder text = new StringBuilder(customer.id() + "|" + draft.month());
        draft.lines()
                .forEach(line ->
                        text.append("|").append(described(line)).append("|").append(line.amount()));
        return Labels.hash(text.toString());
    }

    /** Adds what is missing. @param isBegun whether some may be there */
    void complete(CustomerRef customer, InvoiceKey key, InvoiceDraft draft, String invoice, boolean isBegun) {
        Set<String> there = isBegun ? placesOf(invoice) : Set.of();
        List<Line> lines = draft.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (!there.contains(Integer.toString(i))) {
                add(lines.get(i), i, customer, key, invoice);
            }
        }
    }

    private Set<String> placesOf(String invoice) {
        return Pages.all(after -> page(invoice, after)).stream()
                .map(line -> Labels.text(line.getMetadata(), Labels.LINE))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private StripeCollection<InvoiceLineItem> page(String invoice, @Nullable String after) {
        InvoiceLineItemListParams params = InvoiceLineItemListParams.builder()
                .setLimit(Pages.SIZE)
                .setStartingAfter(after)
                .build();
        return requests.ask("list lines", v1 -> v1.invoices().lineItems().list(invoice, params));
    }

    private void add(Line line, int place, CustomerRef customer, InvoiceKey key, String invoice) {
        InvoiceItemCreateParams params = InvoiceItemCreateParams.builder()
                .setCustomer(customer.id())
                .setInvoice(invoice)
                .setAmount(line.amount().minorUnits())
                .setCurrency(Amounts.currency(line.amount().currency()))
                .setDescription(described(line))
                .putMetadata(Labels.LINE, Integer.toString(place))
                .build();
        requests.ask(
                "add line", v1 -> v1.invoiceItems().create(params, Requests.keyed("invoice:" + key + ":" + place)));
    }

    private static String described(Line line) {
        if (line.quantity().compareTo(BigDecimal.ONE) == 0) {
            return line.description();
        }
        return line.description() + " (" + line.quantity().toPlainString() + " " + line.unit() + " × "
                + line.unitPrice().toPlainString() + ")";
    }
}
