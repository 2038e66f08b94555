package io.voicecrm.testkit.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checkout sessions: what is sold on a page, and what happens when somebody pays there. */
final class StripeCheckout {

    private static final String KIND = "checkout.session";
    private static final Duration OPEN_FOR = Duration.ofHours(24);

    private final StripeStore store;
    private final StripeEvents events;
    private final StripeCustomers customers;
    private final StripeCatalog catalog;
    private final StripeSubscriptions subscriptions;
    private final StripeMoney money;
    private final String origin;
    private final Map<String, StripeParams> wishes = new HashMap<>();

    StripeCheckout(
            StripeStore store,
            StripeEvents events,
            StripeCustomers customers,
            StripeCatalog catalog,
            StripeSubscriptions subscriptions,
            StripeMoney money,
            String origin) {
        this.store = store;
        this.events = events;
        this.customers = customers;
        this.catalog = catalog;
        this.subscriptions = subscriptions;
        this.money = money;
        this.origin = origin;
    }

    void addTo(StripeRoutes routes) {
        routes.add("POST checkout/sessions", (id, params) -> create(params));
        routes.add(
                "GET checkout/sessions",
                (id, params) -> store.page(
                        KIND,
                        "/v1/checkout/sessions",
                        params,
                        session -> !params.has("customer")
                                || session.text("customer").equals(params.get("customer"))));
        routes.add("GET checkout/sessions/*", (id, params) -> store.get(KIND, id));
        routes.add("POST checkout/sessions/*/expire", (id, params) -> expire(store.get(KIND, id)));
    }

    private JsonObject create(StripeParams params) {
        String mode = params.need("mode");
        String customer = params.get("customer");
        if (customer != null) {
            store.named("customer", "customer", customer);
        }
        List<StripeParams> items = params.all("line_items");
        if (items.isEmpty()) {
            throw StripeError.missing("line_items");
        }
        long total = 0;
        String currency = "usd";
        for (StripeParams item : items) {
            JsonObject price = item.has("price")
                    ? store.named("price", "line_items[price]", item.need("price"))
                    : catalog.price(item.at("price_data"));
            boolean isMetered = price.at("recurring").text("usage_type").equals("metered");
            if (isMetered == item.has("quantity")) {
                throw StripeError.invalid(null, "line_items[quantity]", "A quantity goes with what is not metered.");
            }
            if (mode.equals("payment") == price.text("type").equals("recurring")) {
                throw StripeError.invalid(null, "line_items[price]", "The price does not go with the mode.");
            }
            currency = price.text("currency");
            total += isMetered ? 0 : price.whole("unit_amount", 0) * item.whole("quantity", 1);
        }
        Instant expires = store.time().now().plus(OPEN_FOR);
        JsonObject session = store.create("cs_test_", KIND);
        String id = session.text("id");
        wishes.put(id, params);
        session.with("amount_subtotal", total)
                .with("amount_total", total)
                .with("cancel_url", params.get("cancel_url"))
                .with("client_reference_id", params.get("client_reference_id"))
                .with("currency", currency)
                .with("customer", customer)
                .with("customer_email", params.get("customer_email"))
                .with("expires_at", expires.getEpochSecond())
                .with("invoice", null)
                .with("metadata", params.metadata(new JsonObject()))
                .with("mode", mode)
                .with("payment_intent", null)
                .with("payment_status", "unpaid")
                .with("status", "open")
                .with("subscription", null)
                .with("success_url", params.need("success_url"))
                .with("ui_mode", "hosted_page")
                .with("url", origin + "/pay/" + id);
        store.time().at(expires, () -> expire(session));
        return session;
    }

    private JsonObject expire(JsonObject session) {
        if (session.text("status").equals("open")) {
            session.with("status", "expired").with("url", null);
            events.tell("checkout.session.expired", session);
        }
        return session;
    }

    @Nullable
    JsonObject find(String id) {
        return store.find(KIND, id).orElse(null);
    }

    /** Somebody pays on the page; false if the card is declined or the page is not open any more. */
    boolean pay(JsonObject session, boolean withGoodCard) {
        if (!session.text("status").equals("open") || !withGoodCard) {
            return false;
        }
        StripeParams wish = wishes.getOrDefault(session.text("id"), StripeParams.of(Map.of()));
        JsonObject customer = store.find("customer", session.text("customer"))
                .orElseGet(() -> customers.create(StripeParams.of(Map.of())));
        session.with("customer", customer.text("id"));
        if (session.text("mode").equals("subscription")) {
            customers.payWith(customer, true);
            JsonObject subscription = subscriptions.start(
                    customer,
                    wish.all("line_items"),
                    wish.at("subscription_data").metadata(new JsonObject()));
            session.with("subscription", subscription.text("id")).with("invoice", subscription.get("latest_invoice"));
        } else {
            JsonObject intent = money.take(
                    customer.text("id"),
                    session.whole("amount_total", 0),
                    session.text("currency"),
                    wish.at("payment_intent_data").metadata(new JsonObject()));
            session.with("payment_intent", intent.text("id"));
        }
        session.with("status", "complete").with("payment_status", "paid").with("url", null);
        events.tell("checkout.session.completed", session);
        return true;
    }

    /** Where the payer goes then. */
    static String successOf(JsonObject session) {
        return session.text("success_url").replace("{CHECKOUT_SESSION_ID}", session.text("id"));
    }
}
