package io.voicecrm.testkit.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What a subscription's invoices say: fees in advance, use afterwards. */
final class StripeFees {

    private final StripeStore store;
    private final StripeInvoices invoices;
    private final StripeLines lines;
    private final StripeUsage usage;
    private final StripeCatalog catalog;

    StripeFees(
            StripeStore store, StripeInvoices invoices, StripeLines lines, StripeUsage usage, StripeCatalog catalog) {
        this.store = store;
        this.invoices = invoices;
        this.lines = lines;
        this.usage = usage;
        this.catalog = catalog;
    }

    /** An invoice of a subscription, with nothing on it. */
    JsonObject draft(JsonObject subscription, JsonObject customer, String reason) {
        JsonObject invoice = invoices.draft(customer, subscription.text("currency"), reason)
                .with(
                        "parent",
                        new JsonObject()
                                .with("quote_details", null)
                                .with(
                                        "subscription_details",
                                        new JsonObject()
                                                .with(
                                                        "metadata",
                                                        new JsonObject().patchedWith(subscription.at("metadata")))
                                                .with("subscription", subscription.text("id")))
                                .with("type", "subscription_details"));
        subscription.with("latest_invoice", invoice.text("id"));
        return invoice;
    }

    /** Adds the fees of the period that begins. */
    void advance(JsonObject invoice, JsonObject subscription) {
        for (JsonObject item : itemsOf(subscription)) {
            if (item.has("quantity")) {
                long quantity = item.whole("quantity", 1);
                long each = item.at("price").whole("unit_amount", 0);
                lines.add(invoice, item, quantity * each, quantity, quantity + " × " + nameOf(item));
            }
        }
    }

    /** Adds the use of the period that the invoice names. */
    void use(JsonObject invoice, JsonObject subscription) {
        for (JsonObject item : itemsOf(subscription)) {
            if (!item.has("quantity")) {
                use(invoice, subscription, item);
            }
        }
    }

    /** Each tier is a line of its own. */
    private void use(JsonObject invoice, JsonObject subscription, JsonObject item) {
        JsonObject price = item.at("price");
        BigDecimal left = usage.sum(
                price.at("recurring").text("meter"),
                subscription.text("customer"),
                invoice.whole("period_start", 0),
                invoice.whole("period_end", 0));
        List<JsonObject> tiers = catalog.tiersOf(price);
        if (tiers.isEmpty()) {
            line(invoice, item, left, price.text("unit_amount_decimal"));
        }
        BigDecimal below = BigDecimal.ZERO;
        for (JsonObject tier : tiers) {
            BigDecimal size = tier.get("up_to") == null
                    ? left
                    : BigDecimal.valueOf(tier.whole("up_to", 0)).subtract(below);
            below = below.add(size);
            BigDecimal here = left.min(size);
            left = left.subtract(here);
            line(invoice, item, here, tier.text("unit_amount_decimal"));
        }
    }

    private void line(JsonObject invoice, JsonObject item, BigDecimal quantity, String unitAmount) {
        long amount = quantity.multiply(new BigDecimal(unitAmount))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        lines.add(invoice, item, amount, quantity.longValue(), quantity.toPlainString() + " × " + nameOf(item));
    }

    private String nameOf(JsonObject item) {
        return store.get("product", item.at("price").text("product")).text("name");
    }

    static List<JsonObject> itemsOf(JsonObject subscription) {
        return subscription.at("items").list("data").stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
