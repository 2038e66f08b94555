package io.voicecrm.testkit.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Subscriptions: a fee in advance, use afterwards, period by period, and what becomes of those that nobody pays. */
final class StripeSubscriptions implements StripeCollection.Watcher {

    private static final String KIND = "subscription";

    /** Between the end of a period and the issue of its invoice: late use still counts. */
    private static final Duration GRACE = Duration.ofHours(1);

    private final StripeStore store;
    private final StripeEvents events;
    private final StripeInvoices invoices;
    private final StripeFees fees;

    StripeSubscriptions(StripeStore store, StripeEvents events, StripeInvoices invoices, StripeFees fees) {
        this.store = store;
        this.events = events;
        this.invoices = invoices;
        this.fees = fees;
    }

    void addTo(StripeRoutes routes) {
        routes.add("POST subscriptions", (id, params) -> create(params));
        routes.add(
                "GET subscriptions",
                (id, params) -> store.page(
                        KIND,
                        "/v1/subscriptions",
                        params,
                        each -> !params.has("customer") || each.text("customer").equals(params.get("customer"))));
        routes.add("GET subscriptions/*", (id, params) -> store.get(KIND, id));
        routes.add("POST subscriptions/*", this::update);
        routes.add("DELETE subscriptions/*", this::cancel);
    }

    private JsonObject create(StripeParams params) {
        JsonObject customer = store.named("customer", "customer", params.need("customer"));
        List<StripeParams> items = params.all("items");
        if (items.isEmpty()) {
            throw StripeError.missing("items");
        }
        return start(customer, items, params.metadata(new JsonObject()));
    }

    /** Begins a subscription, and bills its first fees. */
    JsonObject start(JsonObject customer, List<StripeParams> wanted, JsonObject metadata) {
        Instant now = store.time().now();
        Instant end = now.atZone(ZoneOffset.UTC).plusMonths(1).toInstant();
        JsonObject subscription = store.create("sub_", KIND);
        List<JsonObject> items = new ArrayList<>();
        for (StripeParams each : wanted) {
            JsonObject price = store.named("price", "items[price]", each.need("price"));
            boolean isMetered = price.at("recurring").text("usage_type").equals("metered");
            if (isMetered && each.has("quantity")) {
                throw StripeError.invalid(null, "items[quantity]", "A metered price takes no quantity.");
            }
            JsonObject item = new JsonObject()
                    .with("id", store.nextId("si_"))
                    .with("object", "subscription_item")
                    .with("created", now.getEpochSecond())
                    .with("current_period_start", now.getEpochSecond())
                    .with("current_period_end", end.getEpochSecond())
                    .with("metadata", new JsonObject())
                    .with("price", price)
                    .with("subscription", subscription.text("id"));
            items.add(isMetered ? item : item.with("quantity", each.whole("quantity", 1)));
        }
        subscription
                .with("billing_cycle_anchor", now.getEpochSecond())
                .with("billing_mode", new JsonObject().with("type", "flexible"))
                .with("cancel_at", null)
                .with("cancel_at_period_end", false)
                .with("canceled_at", null)
                .with("collection_method", "charge_automatically")
                .with("currency", items.get(0).at("price").text("currency"))
                .with("customer", customer.text("id"))
                .with("default_payment_method", null)
                .with("ended_at", null)
                .with(
                        "items",
                        new JsonObject()
                                .with("object", "list")
                                .with("data", items)
                                .with("has_more", false)
                                .with("url", "/v1/subscription_items?subscription=" + subscription.text("id")))
                .with("latest_invoice", null)
                .with("metadata", metadata)
                .with("start_date", now.getEpochSecond())
                .with("status", "incomplete")
                .with("trial_end", null)
                .with("trial_start", null);
        JsonObject invoice = fees.draft(subscription, customer, "subscription_create");
        fees.advance(invoice, subscription);
        events.tell("customer.subscription.created", subscription);
        events.tell("invoice.created", invoice);
        invoices.issue(invoice);
        store.time().at(end, () -> turn(subscription, end));
        return subscription;
    }

    /** A period is over: another begins, or none. */
    private void turn(JsonObject subscription, Instant end) {
        if (subscription.text("status").equals("canceled")) {
            return;
        }
        long start = StripeFees.itemsOf(subscription).get(0).whole("current_period_start", 0);
        boolean isOver = subscription.flag("cancel_at_period_end");
        JsonObject invoice = fees.draft(
                        subscription, store.get("customer", subscription.text("customer")), "subscription_cycle")
                .with("period_start", start)
                .with("period_end", end.getEpochSecond())
                .with("automatically_finalizes_at", end.plus(GRACE).getEpochSecond());
        if (isOver) {
            end(subscription);
        } else {
            Instant next = end.atZone(ZoneOffset.UTC).plusMonths(1).toInstant();
            StripeFees.itemsOf(subscription)
                    .forEach(item -> item.with("current_period_start", end.getEpochSecond())
                            .with("current_period_end", next.getEpochSecond()));
            fees.advance(invoice, subscription);
            invoices.pull(invoice);
            events.tell("customer.subscription.updated", subscription);
            store.time().at(next, () -> turn(subscription, next));
        }
        events.tell("invoice.created", invoice);
        store.time().at(end.plus(GRACE), () -> invoices.issue(invoice));
    }

    @Override
    public void finalizing(JsonObject invoice) {
        if (invoice.text("billing_reason").equals("subscription_cycle")) {
            fees.use(invoice, subscriptionOf(invoice));
        }
    }

    private JsonObject subscriptionOf(JsonObject invoice) {
        return store.get(KIND, invoice.at("parent", "subscription_details").text("subscription"));
    }

    private JsonObject update(String id, StripeParams params) {
        JsonObject subscription = store.get(KIND, id);
        subscription.with("metadata", params.metadata(subscription.at("metadata")));
        if (params.has("cancel_at_period_end")) {
            boolean ends = params.flag("cancel_at_period_end");
            subscription
                    .with("cancel_at_period_end", ends)
                    .with(
                            "cancel_at",
                            ends ? StripeFees.itemsOf(subscription).get(0).get("current_period_end") : null)
                    .with("canceled_at", ends ? store.time().seconds() : null);
        }
        events.tell("customer.subscription.updated", subscription);
        return subscription;
    }

    /** The payer cancels on the portal. */
    void endWithPeriod(String id) {
        update(id, StripeParams.of(Map.of("cancel_at_period_end", List.of("true"))));
    }

    private JsonObject cancel(String id, StripeParams params) {
        JsonObject subscription = store.get(KIND, id);
        if (subscription.text("status").equals("canceled")) {
            throw StripeError.notFound(KIND, id);
        }
        if (params.flag("invoice_now")) {
            JsonObject invoice = fees.draft(
                            subscription, store.get("customer", subscription.text("customer")), "subscription_cycle")
                    .with(
                            "period_start",
                            StripeFees.itemsOf(subscription).get(0).get("current_period_start"))
                    .with("period_end", store.time().seconds() + 1);
            events.tell("invoice.created", invoice);
            invoices.issue(invoice);
        }
        end(subscription);
        return subscription;
    }

    private void end(JsonObject subscription) {
        long now = store.time().seconds();
        subscription.with("status", "canceled").with("ended_at", now).with("canceled_at", now);
        events.tell("customer.subscription.deleted", subscription);
    }

    @Override
    public void paid(JsonObject invoice) {
        become(invoice, "active");
    }

    @Override
    public void failed(JsonObject invoice, boolean isLast) {
        if (invoice.at("parent", "subscription_details").text("subscription").isEmpty()) {
            return;
        }
        JsonObject subscription = subscriptionOf(invoice);
        if (subscription.text("status").equals("active")) {
            become(invoice, "past_due");
        } else if (isLast && subscription.text("status").equals("past_due")) {
            end(subscription);
        }
    }

    private void become(JsonObject invoice, String status) {
        if (invoice.at("parent", "subscription_details").text("subscription").isEmpty()) {
            return;
        }
        JsonObject subscription = subscriptionOf(invoice);
        boolean isOver = subscription.text("status").equals("canceled");
        if (!isOver && !subscription.text("status").equals(status)) {
            subscription.with("status", status);
            events.tell("customer.subscription.updated", subscription);
        }
    }
}
