package io.voicecrm.retell;

import io.voicecrm.http.Reply;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallPlacement.Refused;
import io.voicecrm.voice.CallPlacement.Unknown;
import io.voicecrm.voice.VoiceProviderException;

/** What an answer to a dial means that is not a success. */
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
                reason(reply, error),
                "the provider answered " + status + (error.message().isEmpty() ? "" : " (" + error.message() + ")"),
                reply.retryAfter().orElse(null));
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

    private static Reason reason(Reply reply, ApiError error) {
        return switch (reply.status()) {
            case 401, 403 -> Reason.NOT_AUTHORIZED;
            case 402 -> Reason.OUT_OF_CREDIT;
            // Too many requests name the limiter that refused them; too many calls do not.
            case 429 -> reply.limiter() == null && error.isAbout("concurren") ? Reason.CAPACITY : Reason.RATE_LIMITED;
            // What does not clearly speak of the called number is not held against it.
            default -> error.isAbout("to_number") ? Reason.INVALID_NUMBER : Reason.INVALID_REQUEST;
        };
    }
}
