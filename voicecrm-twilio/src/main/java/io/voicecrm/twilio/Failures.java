package io.voicecrm.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import io.voicecrm.number.CarrierException;
import io.voicecrm.number.CarrierException.Kind;
import io.voicecrm.number.Purchase;
import io.voicecrm.number.Purchase.Reason;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the library's exceptions mean here. Codes are those of Twilio's error dictionary, read 2026-11. */
final class Failures {

    private static final Set<Integer> GONE = Set.of(21421, 21422, 21404, 21451, 21452);
    private static final Set<Integer> NEEDS_PAPERS = Set.of(21613, 21615, 21631, 21649, 21650, 21651);
    private static final Set<Integer> ACCOUNT = Set.of(10001, 10002, 20003, 20005, 20008, 21474, 21478, 21606);

    private Failures() {}

    /** The status of an answer; 0 where none came. */
    static int statusOf(TwilioException e) {
        Integer status = e instanceof ApiException api ? api.getStatusCode() : null;
        return status == null ? 0 : status;
    }

    /** Twilio's own number for what went wrong; 0 where it gave none. */
    static int codeOf(TwilioException e) {
        Integer code = e instanceof ApiException api ? api.getCode() : null;
        return code == null ? 0 : code;
    }

    /** Whether the request may have been carried out: no answer came, or one that does not say. */
    static boolean isUnknown(TwilioException e) {
        int status = statusOf(e);
        return status == 0 || status >= 500 || status == 408;
    }

    static Purchase purchase(TwilioException e) {
        if (isUnknown(e)) {
            return new Purchase.Unknown(messageOf("buy", e));
        }
        return new Purchase.Refused(reasonOf(e), messageOf("buy", e));
    }

    private static Reason reasonOf(TwilioException e) {
        int code = codeOf(e);
        int status = statusOf(e);
        if (status == 429) {
            return Reason.TOO_FAST;
        }
        if (GONE.contains(code)) {
            return Reason.GONE;
        }
        if (NEEDS_PAPERS.contains(code)) {
            return Reason.NEEDS_PAPERS;
        }
        return ACCOUNT.contains(code) || status == 401 || status == 402 || status == 403
                ? Reason.ACCOUNT
                : Reason.INVALID;
    }

    /** The answer to a request. @throws CarrierException if there is none, or a refusal */
    static <T> T ask(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (TwilioException e) {
            throw carrier(what, e);
        }
    }

    static CarrierException carrier(String what, TwilioException e) {
        return new CarrierException(Twilio.ID, kindOf(e), messageOf(what, e), e);
    }

    private static Kind kindOf(TwilioException e) {
        int status = statusOf(e);
        if (status == 401 || status == 403 || status == 402) {
            return Kind.NOT_AUTHORIZED;
        }
        if (status == 404) {
            return Kind.NOT_FOUND;
        }
        if (status == 429) {
            return Kind.RATE_LIMITED;
        }
        if (status >= 400 && status < 500 && status != 408) {
            return Kind.INVALID_REQUEST;
        }
        return status == 0 && isUnreadable(e) ? Kind.UNREADABLE_RESPONSE : Kind.UNAVAILABLE;
    }

    /** The library says so only in words: an answer came, and it is not what it expects. */
    private static boolean isUnreadable(TwilioException e) {
        Throwable cause = e.getCause();
        return cause != null && cause.getClass().getName().startsWith("com.fasterxml.jackson.");
    }

    /** Twilio's own words name numbers in full; its code says the same. */
    static String messageOf(String what, TwilioException e) {
        return "twilio, " + what + ": HTTP " + statusOf(e) + ", code " + codeOf(e) + described(codeOf(e));
    }

    private static String described(int code) {
        String meaning = meaningOf(code);
        return meaning == null ? "" : " (" + meaning + ")";
    }

    private static @Nullable String meaningOf(int code) {
        return switch (code) {
            case 10002 -> "not allowed to a trial account";
            case 20003 -> "the credentials are wrong, or the account is suspended";
            case 20404 -> "not found";
            case 20429 -> "too many requests";
            case 21421 -> "the number is not valid";
            case 21422 -> "the number is not for sale";
            case 21452 -> "no number in that area";
            case 21610 -> "the person has opted out";
            case 21613, 21631 -> "an address is required";
            case 21649 -> "a regulatory bundle is required";
            default -> null;
        };
    }
}
