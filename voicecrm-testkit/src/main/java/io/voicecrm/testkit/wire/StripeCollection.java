package io.voicecrm.testkit.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What becomes of the money of invoices that were issued. */
final class StripeCollection {

    private static final String KIND = "invoice";

    /** How long after each failed try the card is tried again; then it is given up. */
    private static final List<Duration> AGAIN = List.of(Duration.ofDays(3), Duration.ofDays(5), Duration.ofDays(7));

    private final StripeStore store;
    private final StripeEvents events;
    private final StripeCustomers customers;
    private final StripeMoney money;
    private final List<Watcher> watchers = new ArrayList<>();

    /** Whoever has to know what becomes of invoices. */
    interface Watcher {

        /** Adds what is only known now. */
        void finalizing(JsonObject invoice);

        void paid(JsonObject invoice);

        void failed(JsonObject invoice, boolean isLast);
    }

    StripeCollection(StripeStore store, StripeEvents events, StripeCustomers customers, StripeMoney money) {
        this.store = store;
        this.events = events;
        this.customers = customers;
        this.money = money;
    }

    void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    List<Watcher> watchers() {
        return watchers;
    }

    void addTo(StripeRoutes routes) {
        routes.add("POST invoices/*/pay", (id, params) -> payNow(id));
        routes.add("POST invoices/*/void", (id, params) -> close(id, "void", "invoice.voided"));
        routes.add(
                "POST invoices/*/mark_uncollectible",
                (id, params) -> close(id, "uncollectible", "invoice.marked_uncollectible"));
    }

    /** Collects what was just issued, where that is wanted. */
    void begin(JsonObject invoice) {
        if (invoice.whole("amount_due", 0) == 0) {
            paid(invoice);
        } else if (invoice.flag("auto_advance")
                && invoice.text("collection_method").equals("charge_automatically")) {
            attempt(invoice);
        }
    }

    private JsonObject payNow(String id) {
        JsonObject invoice = store.get(KIND, id);
        if (!invoice.text("status").equals("open")) {
            throw StripeError.invalid("invoice_payment_intent_requires_action", null, "The invoice is not open.");
        }
        attempt(invoice);
        if (!invoice.text("status").equals("paid")) {
            throw StripeError.declined();
        }
        return invoice;
    }

    /** Tries the customer's card, once now, and again on later days where it fails. */
    private void attempt(JsonObject invoice) {
        if (!invoice.text("status").equals("open")) {
            return;
        }
        int nth = (int) invoice.whole("attempt_count", 0) + 1;
        invoice.with("attempt_count", nth).with("attempted", true).with("next_payment_attempt", null);
        if (customers.canPay(invoice.text("customer"))) {
            take(invoice);
            return;
        }
        boolean isLast = nth > AGAIN.size() || !invoice.flag("auto_advance");
        if (!isLast) {
            Instant next = store.time().now().plus(AGAIN.get(nth - 1));
            invoice.with("next_payment_attempt", next.getEpochSecond());
            store.time().at(next, () -> attempt(invoice));
        }
        events.tell("invoice.payment_failed", invoice);
        watchers.forEach(watcher -> watcher.failed(invoice, isLast));
    }

    /** The payer pays what is open, by whatever means. */
    void take(JsonObject invoice) {
        money.take(
                invoice.text("customer"), invoice.whole("amount_due", 0), invoice.text("currency"), new JsonObject());
        paid(invoice);
    }

    private void paid(JsonObject invoice) {
        invoice.with("status", "paid")
                .with("amount_paid", invoice.get("amount_due"))
                .with("amount_remaining", 0)
                .with("next_payment_attempt", null);
        events.tell("invoice.paid", invoice);
        watchers.forEach(watcher -> watcher.paid(invoice));
    }

    private JsonObject close(String id, String status, String event) {
        JsonObject invoice = store.get(KIND, id);
        boolean isOpen = invoice.text("status").equals("open");
        boolean isGivenUp = invoice.text("status").equals("uncollectible") && status.equals("void");
        if (!isOpen && !isGivenUp) {
            throw StripeError.invalid(null, null, "You can only do that with an open invoice.");
        }
        invoice.with("status", status).with("next_payment_attempt", null).with("auto_advance", false);
        events.tell(event, invoice);
        return invoice;
    }
}
