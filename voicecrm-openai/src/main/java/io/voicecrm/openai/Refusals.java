package io.voicecrm.openai;

import com.squareup.moshi.JsonDataException;
import io.voicecrm.http.Reply;
import io.voicecrm.openai.Answer.Failed;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an answer means that is not a success. */
final class Refusals {

    /** 429 has two meanings, and only the words tell them apart: wait, or pay. */
    private static final Set<String> OUT_OF_CREDIT =
            Set.of("insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached");

    private Refusals() {}

    static Failed of(Reply reply) {
        Failure why = why(reply);
        return new Failed(why, Tokens.NONE, reply.retryAfter().orElse(why.pause()));
    }

    /** The same for those who have to answer with an exception: the server's word, or nothing. */
    static String word(Reply reply) {
        Wire.ErrorBody error = error(reply);
        Object code = error == null ? null : error.code();
        return code == null ? "" : code.toString();
    }

    static Failure why(Reply reply) {
        return switch (reply.status()) {
            case 401, 403, 404 -> Failure.NOT_AUTHORIZED;
            case 402 -> Failure.OUT_OF_CREDIT;
            case 429 -> isAboutMoney(error(reply)) ? Failure.OUT_OF_CREDIT : Failure.RATE_LIMITED;
            case 408, 409 -> Failure.UNAVAILABLE;
            default -> reply.status() >= 500 ? Failure.UNAVAILABLE : Failure.NOT_ACCEPTED;
        };
    }

    private static boolean isAboutMoney(Wire.@Nullable ErrorBody error) {
        return error != null
                && (OUT_OF_CREDIT.contains(String.valueOf(error.code()))
                        || OUT_OF_CREDIT.contains(String.valueOf(error.type())));
    }

    private static Wire.@Nullable ErrorBody error(Reply reply) {
        try {
            Wire.ErrorReply body = Wire.adapter(Wire.ErrorReply.class).fromJson(reply.body());
            return body == null ? null : body.error();
        } catch (IOException | JsonDataException e) {
            return null;
        }
    }
}
