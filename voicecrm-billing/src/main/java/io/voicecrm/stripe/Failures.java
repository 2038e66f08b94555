package io.voicecrm.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import io.voicecrm.billing.BillingException;
import io.voicecrm.billing.BillingException.Kind;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the library's exceptions mean here. */
final class Failures {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_\\[\\]]{1,80}");
    private static final Set<String> BUSY = Set.of("idempotency_key_in_use", "lock_timeout");

    private Failures() {}

    /** Stripe's own sentences name customers and parts of keys; its codes say the same, and so the cause is left out. */
    static BillingException of(String what, StripeException e) {
        Kind kind = kindOf(e);
        return new BillingException(
                Stripe.ID, kind, messageOf(what, kind, e), e.getRequestId(), isAnswered(e) ? null : e.getCause());
    }

    private static boolean isAnswered(StripeException e) {
        return e.getStatusCode() != null && e.getStatusCode() > 0;
    }

    static BillingException conflict(String what) {
        return new BillingException(Stripe.ID, Kind.CONFLICT, "stripe, " + what, null, null);
    }

    static BillingException unreadable(String what) {
        return new BillingException(Stripe.ID, Kind.UNREADABLE_RESPONSE, "stripe, " + what, null, null);
    }

    private static Kind kindOf(StripeException e) {
        if (e instanceof CardException) {
            return Kind.DECLINED;
        }
        if (e instanceof RateLimitException) {
            return Kind.RATE_LIMITED;
        }
        if (e instanceof IdempotencyException) {
            return Kind.CONFLICT;
        }
        if (e instanceof AuthenticationException) {
            return Kind.NOT_AUTHORIZED;
        }
        if (e instanceof ApiConnectionException || BUSY.contains(String.valueOf(e.getCode()))) {
            return Kind.UNAVAILABLE;
        }
        return byStatus(e, e.getStatusCode() == null ? 0 : e.getStatusCode());
    }

    private static Kind byStatus(StripeException e, int status) {
        if (status == 404 || "resource_missing".equals(e.getCode())) {
            return Kind.NOT_FOUND;
        }
        if (e instanceof InvalidRequestException) {
            return Kind.INVALID_REQUEST;
        }
        return status == 409 || status >= 500 ? Kind.UNAVAILABLE : Kind.UNREADABLE_RESPONSE;
    }

    private static String messageOf(String what, Kind kind, StripeException e) {
        StripeError error = e.getStripeError();
        StringBuilder message = new StringBuilder("stripe, ").append(what).append(": ");
        message.append(isAnswered(e) ? "HTTP " + e.getStatusCode() : "no answer");
        append(message, ", code ", e.getCode());
        append(message, ", parameter ", error == null ? null : error.getParam());
        String help = helpOf(kind);
        return help == null
                ? message.toString()
                : message.append("; ").append(help).toString();
    }

    private static void append(StringBuilder message, String name, @Nullable String word) {
        if (word != null && WORD.matcher(word).matches()) {
            message.append(name).append(word);
        }
    }

    private static @Nullable String helpOf(Kind kind) {
        return switch (kind) {
            case NOT_AUTHORIZED -> "check the API key and what it may do";
            case NOT_FOUND -> "it does not exist in this account and mode";
            case CONFLICT -> "our key was used for something else";
            case DECLINED -> "the payer has to pay in another way";
            case RATE_LIMITED, UNAVAILABLE -> "ask again later, it is safe";
            case INVALID_REQUEST, UNREADABLE_RESPONSE -> null;
        };
    }
}
