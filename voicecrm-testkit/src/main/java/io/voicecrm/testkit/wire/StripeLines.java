package io.voicecrm.testkit.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of invoices, and items that wait for the customer's next one. */
final class StripeLines {

    private final StripeStore store;
    private final Map<String, List<JsonObject>> byInvoice = new HashMap<>();

    StripeLines(StripeStore store) {
        this.store = store;
    }

    List<JsonObject> of(JsonObject invoice) {
        return byInvoice.computeIfAbsent(invoice.text("id"), id -> new ArrayList<>());
    }

    /** Adds an item of ours to a draft. */
    void add(JsonObject invoice, JsonObject item) {
        JsonObject details = new JsonObject()
                .with("invoice_item", item.text("id"))
                .with("proration", false)
                .with("proration_details", null)
                .with("subscription", null);
        append(
                invoice,
                line(invoice, item.whole("amount", 0), item.text("description"))
                        .with("metadata", new JsonObject().patchedWith(item.at("metadata")))
                        .with(
                                "parent",
                                new JsonObject()
                                        .with("invoice_item_details", details)
                                        .with("subscription_item_details", null)
                                        .with("type", "invoice_item_details"))
                        .with("quantity", 1));
    }

    /** Adds what a subscription's item costs. */
    void add(JsonObject invoice, JsonObject item, long amount, long quantity, String description) {
        JsonObject price = item.at("price");
        JsonObject details = new JsonObject()
                .with("invoice_item", null)
                .with("proration", false)
                .with("proration_details", null)
                .with("subscription", item.text("subscription"))
                .with("subscription_item", item.text("id"));
        append(
                invoice,
                line(invoice, amount, description)
                        .with("metadata", new JsonObject())
                        .with(
                                "parent",
                                new JsonObject()
                                        .with("invoice_item_details", null)
                                        .with("subscription_item_details", details)
                                        .with("type", "subscription_item_details"))
                        .with(
                                "pricing",
                                new JsonObject()
                                        .with(
                                                "price_details",
                                                new JsonObject()
                                                        .with("price", price.text("id"))
                                                        .with("product", price.text("product")))
                                        .with("type", "price_details")
                                        .with("unit_amount_decimal", price.get("unit_amount_decimal")))
                        .with("quantity", quantity));
    }

    private JsonObject line(JsonObject invoice, long amount, String description) {
        return new JsonObject()
                .with("id", store.nextId("il_"))
                .with("object", "line_item")
                .with("amount", amount)
                .with("currency", invoice.text("currency"))
                .with("description", description)
                .with("discount_amounts", List.of())
                .with("discountable", true)
                .with("discounts", List.of())
                .with("invoice", invoice.text("id"))
                .with("livemode", false)
                .with(
                        "period",
                        new JsonObject()
                                .with("end", invoice.get("period_end"))
                                .with("start", invoice.get("period_start")))
                .with("pricing", null)
                .with("subtotal", amount)
                .with("taxes", List.of());
    }

    private void append(JsonObject invoice, JsonObject line) {
        of(invoice).add(line);
        addUp(invoice);
    }

    void addUp(JsonObject invoice) {
        List<JsonObject> lines = of(invoice);
        long total = lines.stream().mapToLong(line -> line.whole("amount", 0)).sum();
        invoice.with(
                        "lines",
                        new JsonObject()
                                .with("object", "list")
                                .with("data", List.copyOf(lines))
                                .with("has_more", false)
                                .with("url", "/v1/invoices/" + invoice.text("id") + "/lines"))
                .with("subtotal", total)
                .with("subtotal_excluding_tax", total)
                .with("total", total)
                .with("total_excluding_tax", total)
                .with("amount_due", Math.max(0, total))
                .with("amount_remaining", Math.max(0, total) - invoice.whole("amount_paid", 0));
    }
}
