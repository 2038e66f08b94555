package io.voicecrm.testkit.wire;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Meters, and the events that they count. */
final class StripeUsage {

    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final String METER = "billing.meter";

    private final StripeStore store;
    private final List<Counted> counted = new ArrayList<>();
    private final Map<String, Long> seen = new HashMap<>();

    private record Counted(String meter, String customer, BigDecimal value, long at) {}

    StripeUsage(StripeStore store) {
        this.store = store;
    }

    void addTo(StripeRoutes routes) {
        routes.add("POST billing/meters", (id, params) -> create(params));
        routes.add(
                "GET billing/meters",
                (id, params) -> store.page(
                        METER,
                        "/v1/billing/meters",
                        params,
                        meter -> !params.has("status") || meter.text("status").equals(params.get("status"))));
        routes.add("GET billing/meters/*", (id, params) -> store.get(METER, id));
        routes.add("GET billing/meters/*/event_summaries", this::summaries);
        routes.add("POST billing/meter_events", (id, params) -> event(params));
    }

    private JsonObject create(StripeParams params) {
        String name = params.need("event_name");
        if (meter(name) != null) {
            throw StripeError.invalid(null, "event_name", "A meter with that event name exists already.");
        }
        return store.create("mtr_", METER)
                .with(
                        "customer_mapping",
                        new JsonObject()
                                .with(
                                        "event_payload_key",
                                        params.at("customer_mapping").text("event_payload_key", "stripe_customer_id"))
                                .with("type", "by_id"))
                .with(
                        "default_aggregation",
                        new JsonObject()
                                .with(
                                        "formula",
                                        params.at("default_aggregation").need("formula")))
                .with("display_name", params.need("display_name"))
                .with("event_name", name)
                .with("event_time_window", null)
                .with("status", "active")
                .with("status_transitions", new JsonObject().with("deactivated_at", null))
                .with("updated", store.time().seconds())
                .with(
                        "value_settings",
                        new JsonObject()
                                .with(
                                        "event_payload_key",
                                        params.at("value_settings").text("event_payload_key", "value")));
    }

    private @Nullable JsonObject meter(String eventName) {
        return store.all(METER, meter -> meter.text("event_name").equals(eventName)).stream()
                .findFirst()
                .orElse(null);
    }

    private JsonObject event(StripeParams params) {
        String name = params.need("event_name");
        JsonObject meter = meter(name);
        if (meter == null) {
            throw StripeError.invalid("no_meter", "event_name", "No meter was found for this event name.");
        }
        StripeParams payload = params.at("payload");
        String customer = payload.need(meter.at("customer_mapping").text("event_payload_key"));
        store.named("customer", "payload[stripe_customer_id]", customer);
        BigDecimal value = payload.decimal(meter.at("value_settings").text("event_payload_key"));
        if (value == null) {
            throw StripeError.missing("payload[value]");
        }
        long now = store.time().seconds();
        long at = params.whole("timestamp", now);
        if (at < now - 35 * DAY) {
            throw StripeError.invalid("timestamp_too_far_in_past", "timestamp", "The timestamp is older than 35 days.");
        }
        if (at > now + 300) {
            throw StripeError.invalid("timestamp_in_future", "timestamp", "The timestamp is in the future.");
        }
        String identifier = params.text("identifier", store.nextId("evt_id_"));
        Long before = seen.get(identifier);
        if (before != null && before > now - DAY) {
            throw StripeError.invalid(null, null, "An event already exists with identifier " + identifier + ".");
        }
        seen.put(identifier, now);
        counted.add(new Counted(meter.text("id"), customer, value, at));
        return new JsonObject()
                .with("object", "billing.meter_event")
                .with("created", now)
                .with("event_name", name)
                .with("identifier", identifier)
                .with("livemode", false)
                .with("payload", params.copy("payload"))
                .with("timestamp", at);
    }

    private JsonObject summaries(String id, StripeParams params) {
        store.get(METER, id);
        long from = Long.parseLong(params.need("start_time"));
        long to = Long.parseLong(params.need("end_time"));
        if (from % 60 != 0 || to % 60 != 0) {
            throw StripeError.invalid(null, "start_time", "Times must be aligned with minute boundaries.");
        }
        JsonObject summary = new JsonObject()
                .with("id", "mtrusg_" + from)
                .with("object", "billing.meter_event_summary")
                .with("aggregated_value", sum(id, params.need("customer"), from, to))
                .with("end_time", to)
                .with("livemode", false)
                .with("meter", id)
                .with("start_time", from);
        return StripeStore.page(List.of(summary), "/v1/billing/meters/" + id + "/event_summaries", params);
    }

    BigDecimal sum(String customer) {
        return counted.stream()
                .filter(event -> event.customer().equals(customer))
                .map(Counted::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a customer used in {@code [from, to)}. */
    BigDecimal sum(String meter, String customer, long from, long to) {
        return counted.stream()
                .filter(event -> event.meter().equals(meter) && event.customer().equals(customer))
                .filter(event -> event.at() >= from && event.at() < to)
                .map(Counted::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
