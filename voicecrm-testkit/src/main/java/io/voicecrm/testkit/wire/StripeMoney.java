package io.voicecrm.testkit.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payments that succeeded, what went back of them, and what is disputed. */
final class StripeMoney {

    private final StripeStore store;
    private final StripeEvents events;

    StripeMoney(StripeStore store, StripeEvents events) {
        this.store = store;
        this.events = events;
    }

    void addTo(StripeRoutes routes) {
        routes.add("GET payment_intents/*", (id, params) -> store.get("payment_intent", id));
        routes.add("GET charges/*", (id, params) -> store.get("charge", id));
        routes.add("POST refunds", (id, params) -> refund(params));
        routes.add("GET refunds/*", (id, params) -> store.get("refund", id));
        routes.add("GET disputes/*", (id, params) -> store.get("dispute", id));
    }

    /** Takes money. @param metadata of the intent; the charge inherits it */
    JsonObject take(@Nullable String customer, long amount, String currency, JsonObject metadata) {
        JsonObject intent = store.create("pi_", "payment_intent");
        JsonObject charge = store.create("ch_", "charge")
                .with("amount", amount)
                .with("amount_captured", amount)
                .with("amount_refunded", 0)
                .with("captured", true)
                .with("currency", currency)
                .with("customer", customer)
                .with("disputed", false)
                .with("metadata", new JsonObject().patchedWith(metadata))
                .with("paid", true)
                .with("payment_intent", intent.text("id"))
                .with("refunded", false)
                .with("status", "succeeded");
        intent.with("amount", amount)
                .with("amount_received", amount)
                .with("capture_method", "automatic")
                .with("currency", currency)
                .with("customer", customer)
                .with("latest_charge", charge.text("id"))
                .with("metadata", metadata)
                .with("payment_method_types", List.of("card"))
                .with("status", "succeeded");
        events.tell("charge.succeeded", charge);
        events.tell("payment_intent.succeeded", intent);
        return intent;
    }

    private JsonObject chargeOf(StripeParams params) {
        String charge = params.get("charge");
        return charge != null
                ? store.named("charge", "charge", charge)
                : store.get(
                        "charge",
                        store.named("payment_intent", "payment_intent", params.need("payment_intent"))
                                .text("latest_charge"));
    }

    private JsonObject refund(StripeParams params) {
        JsonObject charge = chargeOf(params);
        long left = charge.whole("amount", 0) - charge.whole("amount_refunded", 0);
        long amount = params.whole("amount", left);
        if (amount <= 0 || amount > left) {
            throw StripeError.invalid("charge_already_refunded", "amount", "The amount is more than what is left.");
        }
        long refunded = charge.whole("amount_refunded", 0) + amount;
        charge.with("amount_refunded", refunded).with("refunded", refunded == charge.whole("amount", 0));
        JsonObject refund = store.createWithout("livemode", "re_", "refund")
                .with("amount", amount)
                .with("charge", charge.text("id"))
                .with("currency", charge.text("currency"))
                .with("metadata", params.metadata(new JsonObject()))
                .with("payment_intent", charge.text("payment_intent"))
                .with("reason", params.get("reason"))
                .with("status", "succeeded");
        events.tell("refund.created", refund);
        events.tell("charge.refunded", charge);
        return refund;
    }

    /** Gives back some of a payment. */
    void refund(String intent, long amount) {
        refund(StripeParams.of(Map.of("payment_intent", List.of(intent), "amount", List.of(Long.toString(amount)))));
    }

    /** The payer asks the bank to take a payment back. Returns the dispute's id. */
    String dispute(String intent) {
        JsonObject charge =
                store.get("charge", store.get("payment_intent", intent).text("latest_charge"));
        charge.with("disputed", true);
        JsonObject dispute = store.create("du_", "dispute")
                .with("amount", charge.whole("amount", 0))
                .with("balance_transactions", List.of())
                .with("charge", charge.text("id"))
                .with("currency", charge.text("currency"))
                .with("is_charge_refundable", false)
                .with("metadata", new JsonObject())
                .with("payment_intent", intent)
                .with("reason", "fraudulent")
                .with("status", "needs_response");
        events.tell("charge.dispute.created", dispute);
        return dispute.text("id");
    }

    /** The bank decides. */
    void decide(String dispute, boolean isWon) {
        JsonObject decided = store.get("dispute", dispute).with("status", isWon ? "won" : "lost");
        events.tell("charge.dispute.closed", decided);
    }
}
