package io.voicecrm.retell;

import io.voicecrm.http.Dialing;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;

/** What an answer to a dial means that is not a success. */
final class Refusals {

    private Refusals() {}

    /** A refusal where the provider says that it did not dial; unknown where it does not say. */
    static CallPlacement of(Reply reply) {
        ApiError error = ApiError.of(reply);
        return Dialing.failed(reply, reason(reply, error), error.message());
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
