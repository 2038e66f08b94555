package io.voicecrm.sample.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.number.NumberChange;
import io.voicecrm.number.NumberChange.Done;
import io.voicecrm.number.NumberChange.Refused;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.sample.web.Problems;
import org.springframework.web.ErrorResponseException;

/** What came of a wish, over HTTP. */
final class NumberAnswers {

    private NumberAnswers() {}

    /** @throws ErrorResponseException if the wish was not granted */
    static PooledNumber done(NumberChange change) {
        if (change instanceof Done done) {
            return done.number();
        }
        throw problem((Refused) change);
    }

    private static ErrorResponseException problem(Refused refused) {
        switch (refused.reason()) {
            case UNKNOWN_NUMBER:
                return Problems.notFound("number");
            case UNKNOWN_AGENT:
                return Problems.notFound("agent");
            case NOT_SUPPORTED:
            case OUTSIDE:
                return Problems.unprocessable(refused.message());
            case TAKEN:
                return Problems.conflict("Somebody else has this number.");
            default:
                return Problems.conflict(refused.message());
        }
    }

    /** @throws ErrorResponseException 400 if the text is no number */
    static PhoneNumber number(String field, String text) {
        try {
            return PhoneNumber.of(text.strip());
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(field, "must be a number such as +12125550123");
        }
    }
}
