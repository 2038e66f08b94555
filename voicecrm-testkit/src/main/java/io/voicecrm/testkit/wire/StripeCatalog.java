package io.voicecrm.testkit.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Products and prices. */
final class StripeCatalog {

    private final StripeStore store;

    /** By price; answers show them only to who asks, which nobody of ours does. */
    private final Map<String, List<JsonObject>> tiersByPrice = new HashMap<>();

    StripeCatalog(StripeStore store) {
        this.store = store;
    }

    void addTo(StripeRoutes routes) {
        routes.add("POST products", (id, params) -> product(params));
        routes.add("GET products", (id, params) -> store.page("product", "/v1/products", params, product -> true));
        routes.add("GET products/*", (id, params) -> store.get("product", id));
        routes.add("POST prices", (id, params) -> price(params));
        routes.add(
                "GET prices",
                (id, params) -> store.page("price", "/v1/prices", params, price -> isAskedFor(price, params)));
        routes.add("GET prices/*", (id, params) -> store.get("price", id));
        routes.add("POST prices/*", (id, params) -> update(store.get("price", id), params));
    }

    private static JsonObject update(JsonObject price, StripeParams params) {
        if (params.has("active")) {
            price.with("active", params.flag("active"));
        }
        return price.with("metadata", params.metadata(price.at("metadata")));
    }

    private static boolean isAskedFor(JsonObject price, StripeParams params) {
        List<String> keys = params.texts("lookup_keys");
        return (keys.isEmpty() || keys.contains(price.text("lookup_key")))
                && (!params.has("active") || price.flag("active") == params.flag("active"))
                && (!params.has("product") || price.text("product").equals(params.get("product")));
    }

    private JsonObject product(StripeParams params) {
        return store.create("prod_", "product")
                .with("active", true)
                .with("default_price", null)
                .with("description", params.get("description"))
                .with("images", List.of())
                .with("marketing_features", List.of())
                .with("metadata", params.metadata(new JsonObject()))
                .with("name", params.need("name"))
                .with("package_dimensions", null)
                .with("shippable", null)
                .with("tax_code", null)
                .with("updated", store.time().seconds())
                .with("url", null);
    }

    /** A price on the list, or one that is made for one sale. */
    JsonObject price(StripeParams params) {
        String currency = params.need("currency");
        String key = params.get("lookup_key");
        claim(key, params.flag("transfer_lookup_key"));
        List<JsonObject> tiers = tiers(params);
        BigDecimal amount = amount(params, tiers);
        JsonObject product = params.has("product")
                ? store.named("product", "product", params.need("product"))
                : product(params.at("product_data"));
        JsonObject price = store.create("price_", "price")
                .with("active", true)
                .with("billing_scheme", tiers.isEmpty() ? "per_unit" : "tiered")
                .with("currency", currency)
                .with("custom_unit_amount", null)
                .with("lookup_key", key)
                .with("metadata", params.metadata(new JsonObject()))
                .with("nickname", params.get("nickname"))
                .with("product", product.text("id"))
                .with("recurring", recurring(params))
                .with("tax_behavior", "unspecified")
                .with("tiers_mode", tiers.isEmpty() ? null : params.need("tiers_mode"))
                .with("transform_quantity", null)
                .with("type", params.has("recurring") ? "recurring" : "one_time")
                .with("unit_amount", wholeOf(amount))
                .with("unit_amount_decimal", amount == null ? null : amount.toPlainString());
        tiersByPrice.put(price.text("id"), tiers);
        return price;
    }

    /** A lookup key names one price. */
    private void claim(@Nullable String key, boolean isTransferred) {
        List<JsonObject> holders = store.all(
                "price", price -> key != null && price.text("lookup_key").equals(key));
        if (!holders.isEmpty() && !isTransferred) {
            throw StripeError.invalid(null, "lookup_key", "A price already uses that lookup key.");
        }
        holders.forEach(price -> price.with("lookup_key", null));
    }

    List<JsonObject> tiersOf(JsonObject price) {
        return tiersByPrice.getOrDefault(price.text("id"), List.of());
    }

    private static @Nullable BigDecimal amount(StripeParams params, List<JsonObject> tiers) {
        BigDecimal amount =
                params.has("unit_amount") ? params.decimal("unit_amount") : params.decimal("unit_amount_decimal");
        if (amount == null && tiers.isEmpty()) {
            throw StripeError.missing("unit_amount");
        }
        return amount;
    }

    private static @Nullable Long wholeOf(@Nullable BigDecimal amount) {
        return amount == null || amount.stripTrailingZeros().scale() > 0 ? null : amount.longValueExact();
    }

    private @Nullable JsonObject recurring(StripeParams params) {
        if (!params.has("recurring")) {
            return null;
        }
        StripeParams recurring = params.at("recurring");
        boolean isMetered = recurring.text("usage_type", "licensed").equals("metered");
        if (isMetered) {
            store.named("billing.meter", "recurring[meter]", recurring.need("meter"));
        }
        if (!recurring.need("interval").equals("month")) {
            throw StripeError.invalid(null, "recurring[interval]", "The simulator bills by the month.");
        }
        return new JsonObject()
                .with("interval", "month")
                .with("interval_count", recurring.whole("interval_count", 1))
                .with("meter", recurring.get("meter"))
                .with("trial_period_days", null)
                .with("usage_type", isMetered ? "metered" : "licensed");
    }

    private static List<JsonObject> tiers(StripeParams params) {
        List<JsonObject> tiers = new ArrayList<>();
        List<StripeParams> given = params.all("tiers");
        for (StripeParams tier : given) {
            boolean isLast = tiers.size() == given.size() - 1;
            String upTo = tier.need("up_to");
            if (upTo.equals("inf") != isLast) {
                throw StripeError.invalid(null, "tiers", "The last tier, and no other, must have up_to=inf.");
            }
            tiers.add(new JsonObject()
                    .with("flat_amount", null)
                    .with("flat_amount_decimal", null)
                    .with("unit_amount", null)
                    .with("unit_amount_decimal", tier.need("unit_amount_decimal"))
                    .with("up_to", isLast ? null : Long.valueOf(upTo)));
        }
        return tiers;
    }
}
