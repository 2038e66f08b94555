package io.voicecrm.elevenlabs;

import io.voicecrm.http.Reply;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallPlacement.Refused;
import io.voicecrm.voice.CallPlacement.Unknown;
import io.voicecrm.voice.VoiceProviderException;
import java.util.Locale;

/** What an answer to a dial means that is not a success. The texts are for people, and hold the provider's code only. */
final class Refusals {

    private Refusals() {}

    /** A refusal where the provider says that it did not dial; unknown where it does not say. */
    static CallPlacement of(Reply reply) {
        int status = reply.status();
        // The provider failed in the middle, or gave up waiting for itself: it may have dialed before.
        if (status >= 500 || status == 408 || status == 409 || status == 425) {
            return new Unknown("the provider answered " + status);
        }
        ApiError error = ApiError.of(reply);
        return new Refused(
                reason(status, error),
                "the provider answered " + status + (error.code().isEmpty() ? "" : " (" + error.code() + ")"),
                reply.retryAfter().orElse(null));
    }

    /**
     * A refusal in an answer whose status is a success: its message is all there is. What does not clearly speak of the
     * called number is not held against it: that would close one target after the other for one wrong setting.
     */
    static Refused ofMessage(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        Reason reason = Reason.INVALID_REQUEST;
        if (text.contains("concurren") || text.contains("capacity")) {
            reason = Reason.CAPACITY;
        } else if (text.contains("from number") || text.contains("caller id") || text.contains("'from'")) {
            reason = Reason.NUMBER_NOT_OWNED;
        } else if (text.contains("to number") || text.contains("'to'") || text.contains("destination")) {
            reason = Reason.INVALID_NUMBER;
        }
        return new Refused(reason, "the provider did not dial", null);
    }

    /** A refusal before the dial: something that had to be known first could not be. */
    static Refused of(VoiceProviderException e) {
        Reason reason = switch (e.kind()) {
            case NOT_FOUND -> Reason.AGENT_NOT_FOUND;
            case NOT_AUTHORIZED -> Reason.NOT_AUTHORIZED;
            case OUT_OF_CREDIT -> Reason.OUT_OF_CREDIT;
            case RATE_LIMITED -> Reason.RATE_LIMITED;
            case UNAVAILABLE, UNREADABLE_RESPONSE -> Reason.UNAVAILABLE;
            case INVALID_REQUEST, CONFLICT, NOT_SUPPORTED -> Reason.INVALID_REQUEST;
        };
        return new Refused(
                reason, String.valueOf(e.getMessage()), e.retryAfter().orElse(null));
    }

    private static Reason reason(int status, ApiError error) {
        return switch (status) {
            case 402 -> Reason.OUT_OF_CREDIT;
            case 401, 403 ->
                error.isAbout("quota") || error.isAbout("credit") ? Reason.OUT_OF_CREDIT : Reason.NOT_AUTHORIZED;
            case 404 -> error.isAbout("phone_number") ? Reason.NUMBER_NOT_OWNED : Reason.AGENT_NOT_FOUND;
            case 429 -> error.isAbout("concurrent") ? Reason.CAPACITY : Reason.RATE_LIMITED;
            default -> error.isAbout("to_number") ? Reason.INVALID_NUMBER : Reason.INVALID_REQUEST;
        };
    }
}
