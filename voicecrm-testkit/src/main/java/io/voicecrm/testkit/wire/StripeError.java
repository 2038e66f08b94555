package io.voicecrm.testkit.wire;

import org.jspecify.annotations.Nullable;

/** A refusal in Stripe's words; thrown inside, sent outside. */
final class StripeError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String parameter;
    private final String words;

    StripeError(int status, String type, @Nullable String code, @Nullable String parameter, String words) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.parameter = parameter;
        this.words = words;
    }

    static StripeError invalid(@Nullable String code, @Nullable String parameter, String words) {
        return new StripeError(400, "invalid_request_error", code, parameter, words);
    }

    static StripeError missing(String parameter) {
        return invalid("parameter_missing", parameter, "Missing required param: " + parameter + ".");
    }

    /** Names what is missing, as the real one does: what must not be in anybody's log. */
    static StripeError notFound(String kind, String id) {
        return new StripeError(
                404, "invalid_request_error", "resource_missing", "id", "No such " + kind + ": '" + id + "'");
    }

    /** Named by another object. */
    static StripeError noSuch(String kind, String parameter, String id) {
        return invalid("resource_missing", parameter, "No such " + kind + ": '" + id + "'");
    }

    static StripeError declined() {
        return new StripeError(402, "card_error", "card_declined", null, "Your card was declined.");
    }

    /** Whether Stripe remembers it under the request's idempotency key: what failed while it was carried out. */
    boolean isRemembered() {
        return status == 402 || status >= 500;
    }

    HttpReply reply() {
        JsonObject error = new JsonObject().with("type", type).with("message", words);
        if (code != null) {
            error.with("code", code).with("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        if (status == 402) {
            error.with("decline_code", "generic_decline");
        }
        if (parameter != null) {
            error.with("param", parameter);
        }
        return HttpReply.json(status, new JsonObject().with("error", error));
    }
}
