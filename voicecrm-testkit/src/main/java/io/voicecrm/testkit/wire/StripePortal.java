package io.voicecrm.testkit.wire;

import io.voicecrm.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** The customer portal, and clocks for tests: what has no page of objects of its own. */
final class StripePortal {

    private static final String KIND = "billing_portal.session";

    private final StripeStore store;
    private final StripeEvents events;
    private final String origin;

    StripePortal(StripeStore store, StripeEvents events, String origin) {
        this.store = store;
        this.events = events;
        this.origin = origin;
    }

    void addTo(StripeRoutes routes) {
        routes.add("POST billing_portal/sessions", (id, params) -> open(params));
        routes.add("POST test_helpers/test_clocks", (id, params) -> clock(params));
        routes.add("GET test_helpers/test_clocks/*", (id, params) -> store.get("test_helpers.test_clock", id));
        routes.add("POST test_helpers/test_clocks/*/advance", this::advance);
    }

    private JsonObject open(StripeParams params) {
        JsonObject customer = store.named("customer", "customer", params.need("customer"));
        JsonObject session = store.create("bps_", KIND);
        return session.with("customer", customer.text("id"))
                .with("return_url", params.get("return_url"))
                .with("url", origin + "/portal/" + session.text("id"));
    }

    /** The account has one time, and every clock shows it: the real one has a time for each clock's customers. */
    private JsonObject clock(StripeParams params) {
        store.time().advanceTo(Instant.ofEpochSecond(Long.parseLong(params.need("frozen_time"))));
        JsonObject clock = store.create("clock_", "test_helpers.test_clock");
        return clock.with(
                        "deletes_after",
                        store.time().now().plus(Duration.ofDays(30)).getEpochSecond())
                .with("frozen_time", store.time().seconds())
                .with("name", params.get("name"))
                .with("status", "ready");
    }

    private JsonObject advance(String id, StripeParams params) {
        JsonObject clock = store.get("test_helpers.test_clock", id);
        store.time().advanceTo(Instant.ofEpochSecond(Long.parseLong(params.need("frozen_time"))));
        clock.with("frozen_time", store.time().seconds());
        events.tell("test_helpers.test_clock.ready", clock);
        return clock;
    }

    List<JsonObject> subscriptionsOf(JsonObject session) {
        return store.all("subscription", each -> each.text("customer").equals(session.text("customer")));
    }

    List<JsonObject> invoicesOf(JsonObject session) {
        return store.all("invoice", each -> each.text("customer").equals(session.text("customer")));
    }

    JsonObject find(String id) {
        return store.get(KIND, id);
    }

    static String amount(long minorUnits, String currency) {
        return new Money(minorUnits, Currency.getInstance(currency.toUpperCase(Locale.ROOT))).toString();
    }
}
