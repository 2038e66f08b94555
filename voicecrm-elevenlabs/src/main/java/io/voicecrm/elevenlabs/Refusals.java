package io.voicecrm.elevenlabs;

import io.voicecrm.http.Dialing;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallPlacement.Refused;
import java.util.Locale;

/** What an answer to a dial means that is not a success. The texts are for people, and hold the provider's code only. */
final class Refusals {

    private Refusals() {}

    /** A refusal where the provider says that it did not dial; unknown where it does not say. */
    static CallPlacement of(Reply reply) {
        ApiError error = ApiError.of(reply);
        return Dialing.failed(reply, reason(reply.status(), error), error.code());
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
