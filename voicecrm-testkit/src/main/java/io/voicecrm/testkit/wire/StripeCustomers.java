package io.voicecrm.testkit.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Customers and their cards. A card is one of those that Stripe gives out for tests; no number is taken. */
final class StripeCustomers {

    private static final String KIND = "customer";
    private static final String CARD = "payment_method";

    private final StripeStore store;
    private final StripeEvents events;

    /** Cards that can be attached, and from which no money comes. */
    private final Set<String> failing = new HashSet<>();

    StripeCustomers(StripeStore store, StripeEvents events) {
        this.store = store;
        this.events = events;
    }

    void addTo(StripeRoutes routes) {
        routes.add("POST customers", (id, params) -> create(params));
        routes.add(
                "GET customers",
                (id, params) -> store.page(
                        KIND,
                        "/v1/customers",
                        params,
                        customer ->
                                !params.has("email") || customer.text("email").equals(params.get("email"))));
        routes.add("GET customers/search", (id, params) -> store.search(KIND, "/v1/customers/search", params));
        routes.add("GET customers/*", (id, params) -> store.get(KIND, id));
        routes.add("POST customers/*", this::update);
        routes.add("POST payment_methods/*/attach", this::attach);
        routes.add(
                "GET account",
                (id, params) -> new JsonObject()
                        .with("id", "acct_simulated")
                        .with("object", "account")
                        .with("country", "US")
                        .with("default_currency", "usd")
                        .with("charges_enabled", true));
    }

    JsonObject create(StripeParams params) {
        JsonObject customer = store.create("cus_", KIND)
                .with("address", null)
                .with("balance", 0)
                .with("currency", null)
                .with("default_source", null)
                .with("delinquent", false)
                .with("description", params.get("description"))
                .with("email", params.get("email"))
                .with("invoice_prefix", "SIM")
                .with(
                        "invoice_settings",
                        new JsonObject()
                                .with("custom_fields", null)
                                .with("default_payment_method", null)
                                .with("footer", null)
                                .with("rendering_options", null))
                .with("metadata", params.metadata(new JsonObject()))
                .with("name", params.get("name"))
                .with("phone", params.get("phone"))
                .with("preferred_locales", List.of())
                .with("shipping", null)
                .with("tax_exempt", "none");
        events.tell("customer.created", customer);
        return customer;
    }

    private JsonObject update(String id, StripeParams params) {
        JsonObject customer = store.get(KIND, id);
        for (String name : List.of("name", "email", "phone", "description")) {
            if (params.has(name)) {
                customer.with(name, params.get(name));
            }
        }
        customer.with("metadata", params.metadata(customer.at("metadata")));
        String card = params.at("invoice_settings").get("default_payment_method");
        if (card != null) {
            customer.at("invoice_settings")
                    .with(
                            "default_payment_method",
                            store.named(CARD, "payment_method", card).text("id"));
        }
        events.tell("customer.updated", customer);
        return customer;
    }

    private JsonObject attach(String token, StripeParams params) {
        JsonObject customer = store.named(KIND, "customer", params.need("customer"));
        return switch (token) {
            case "pm_card_visa" -> card(customer, true);
            case "pm_card_chargeCustomerFail" -> card(customer, false);
            case "pm_card_chargeDeclined" -> throw StripeError.declined();
            default -> throw StripeError.noSuch("PaymentMethod", "payment_method", token);
        };
    }

    /** A new card of a customer. */
    JsonObject card(JsonObject customer, boolean works) {
        JsonObject card = store.create("pm_", CARD)
                .with("type", "card")
                .with("customer", customer.text("id"))
                .with("metadata", new JsonObject())
                .with("card", new JsonObject().with("brand", "visa").with("last4", works ? "4242" : "0341"));
        if (!works) {
            failing.add(card.text("id"));
        }
        return card;
    }

    /** From now on, this card pays. */
    void payWith(JsonObject customer, boolean works) {
        customer.at("invoice_settings")
                .with("default_payment_method", card(customer, works).text("id"));
    }

    /** Whether money can be had from a customer's card; false without one. */
    boolean canPay(String customer) {
        @Nullable Object card = store.get(KIND, customer).at("invoice_settings").get("default_payment_method");
        return card instanceof String id && !failing.contains(id);
    }
}
