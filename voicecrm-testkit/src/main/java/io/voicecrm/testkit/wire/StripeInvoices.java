package io.voicecrm.testkit.wire;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invoices: drafts, what is on them, and their issue. */
final class StripeInvoices {

    private static final String KIND = "invoice";
    private static final Set<String> EDITABLE = Set.of("draft");

    private final StripeStore store;
    private final StripeEvents events;
    private final StripeLines lines;
    private final StripeCollection collection;
    private final String origin;
    private int numbers;

    /** @param origin where its pages are */
    StripeInvoices(
            StripeStore store, StripeEvents events, StripeLines lines, StripeCollection collection, String origin) {
        this.store = store;
        this.events = events;
        this.lines = lines;
        this.collection = collection;
        this.origin = origin;
    }

    void addTo(StripeRoutes routes) {
        routes.add("POST invoices", (id, params) -> create(params));
        routes.add(
                "GET invoices",
                (id, params) -> store.page(KIND, "/v1/invoices", params, invoice -> isAskedFor(invoice, params)));
        routes.add("GET invoices/search", (id, params) -> store.search(KIND, "/v1/invoices/search", params));
        routes.add("GET invoices/*", (id, params) -> store.get(KIND, id));
        routes.add(
                "GET invoices/*/lines",
                (id, params) ->
                        StripeStore.page(lines.of(store.get(KIND, id)), "/v1/invoices/" + id + "/lines", params));
        routes.add("POST invoices/*", this::update);
        routes.add("DELETE invoices/*", this::delete);
        routes.add("POST invoices/*/finalize", this::finalizeDraft);
        routes.add("POST invoices/*/send", (id, params) -> store.get(KIND, id));
        routes.add("POST invoiceitems", (id, params) -> item(params));
        routes.add("GET invoiceitems/*", (id, params) -> store.get("invoiceitem", id));
    }

    private static boolean isAskedFor(JsonObject invoice, StripeParams params) {
        return (!params.has("customer") || invoice.text("customer").equals(params.get("customer")))
                && (!params.has("status") || invoice.text("status").equals(params.get("status")))
                && (!params.has("subscription")
                        || invoice.at("parent", "subscription_details")
                                .text("subscription")
                                .equals(params.get("subscription")));
    }

    private JsonObject create(StripeParams params) {
        JsonObject customer = store.named("customer", "customer", params.need("customer"));
        String method = params.text("collection_method", "charge_automatically");
        Long days = params.whole("days_until_due");
        if (method.equals("send_invoice") == (days == null)) {
            throw StripeError.invalid(
                    null,
                    "days_until_due",
                    "days_until_due goes with collection_method=send_invoice, and only with it.");
        }
        JsonObject invoice = draft(customer, params.text("currency", "usd"), "manual")
                .with("auto_advance", params.flag("auto_advance"))
                .with("collection_method", method)
                .with("due_date", days == null ? null : store.time().seconds() + days * 86_400)
                .with("metadata", params.metadata(new JsonObject()));
        if (params.text("pending_invoice_items_behavior", "exclude").equals("include")) {
            pull(invoice);
        }
        events.tell("invoice.created", invoice);
        return invoice;
    }

    /** A draft without lines, of which nobody was told yet. */
    JsonObject draft(JsonObject customer, String currency, String reason) {
        long now = store.time().seconds();
        JsonObject invoice = store.create("in_", KIND)
                .with("account_country", "US")
                .with("account_name", "Simulated")
                .with("amount_overpaid", 0)
                .with("amount_paid", 0)
                .with("amount_shipping", 0)
                .with("attempt_count", 0)
                .with("attempted", false)
                .with("auto_advance", true)
                .with("automatically_finalizes_at", null)
                .with("billing_reason", reason)
                .with("collection_method", "charge_automatically")
                .with("currency", currency)
                .with("customer", customer.text("id"))
                .with("customer_email", customer.get("email"))
                .with("customer_name", customer.get("name"))
                .with("default_payment_method", null)
                .with("description", null)
                .with("due_date", null)
                .with("hosted_invoice_url", null)
                .with("invoice_pdf", null)
                .with("metadata", new JsonObject())
                .with("next_payment_attempt", null)
                .with("number", null)
                .with("parent", null)
                .with("period_end", now)
                .with("period_start", now)
                .with("status", "draft");
        lines.addUp(invoice);
        return invoice;
    }

    /** An invoice of one amount that nobody made through us. */
    void bill(JsonObject customer, long amount) {
        JsonObject invoice = draft(customer, "usd", "manual").with("auto_advance", false);
        JsonObject item = store.createWithout("created", "ii_", "invoiceitem")
                .with("amount", amount)
                .with("description", "Something else");
        lines.add(invoice, item.with("invoice", invoice.text("id")));
        issue(invoice);
    }

    private JsonObject item(StripeParams params) {
        JsonObject customer = store.named("customer", "customer", params.need("customer"));
        Long amount = params.whole("amount");
        if (amount == null) {
            throw StripeError.missing("amount");
        }
        String into = params.get("invoice");
        JsonObject invoice = into == null ? null : editable(store.named(KIND, "invoice", into));
        if (invoice != null && !invoice.text("currency").equals(params.need("currency"))) {
            throw StripeError.invalid(null, "currency", "The item's currency must be the invoice's.");
        }
        JsonObject item = store.createWithout("created", "ii_", "invoiceitem")
                .with("amount", amount)
                .with("currency", params.need("currency"))
                .with("customer", customer.text("id"))
                .with("date", store.time().seconds())
                .with("description", params.get("description"))
                .with("discountable", true)
                .with("invoice", into)
                .with("metadata", params.metadata(new JsonObject()))
                .with("proration", false)
                .with("quantity", 1);
        if (invoice != null) {
            lines.add(invoice, item);
        }
        return item;
    }

    /** What waits for the customer's next invoice goes on this one. */
    void pull(JsonObject invoice) {
        List<JsonObject> waiting = store.all(
                "invoiceitem",
                item -> item.get("invoice") == null && item.text("customer").equals(invoice.text("customer")));
        waiting.forEach(item -> lines.add(invoice, item.with("invoice", invoice.text("id"))));
    }

    private JsonObject update(String id, StripeParams params) {
        JsonObject invoice = store.get(KIND, id);
        invoice.with("metadata", params.metadata(invoice.at("metadata")));
        if (params.has("auto_advance")) {
            invoice.with("auto_advance", params.flag("auto_advance"));
        }
        events.tell("invoice.updated", invoice);
        return invoice;
    }

    private JsonObject delete(String id, StripeParams params) {
        JsonObject invoice = editable(store.get(KIND, id));
        store.remove(KIND, id);
        events.tell("invoice.deleted", invoice);
        return new JsonObject().with("id", id).with("object", KIND).with("deleted", true);
    }

    private static JsonObject editable(JsonObject invoice) {
        if (!EDITABLE.contains(invoice.text("status"))) {
            throw StripeError.invalid("invoice_not_editable", null, "This invoice is no longer editable.");
        }
        return invoice;
    }

    private JsonObject finalizeDraft(String id, StripeParams params) {
        JsonObject invoice = editable(store.get(KIND, id));
        if (params.has("auto_advance")) {
            invoice.with("auto_advance", params.flag("auto_advance"));
        }
        issue(invoice);
        return invoice;
    }

    /** Issues a draft, and collects its money where that is wanted. */
    void issue(JsonObject invoice) {
        collection.watchers().forEach(watcher -> watcher.finalizing(invoice));
        String id = invoice.text("id");
        invoice.with("status", "open")
                .with("number", "SIM-" + String.format(Locale.ROOT, "%04d", ++numbers))
                .with("hosted_invoice_url", origin + "/invoice/" + id)
                .with("invoice_pdf", origin + "/invoice/" + id + "/pdf");
        events.tell("invoice.finalized", invoice);
        collection.begin(invoice);
    }

    /** An invoice that a page shows; null if there is none. */
    @Nullable
    JsonObject find(String id) {
        return store.find(KIND, id).orElse(null);
    }
}
