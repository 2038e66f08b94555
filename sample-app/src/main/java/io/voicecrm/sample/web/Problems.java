package io.voicecrm.sample.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What goes wrong over HTTP, as RFC 9457 problem details. */
public final class Problems {

    private Problems() {}

    /** 404: there is no such thing, or it is not yours; the answer is the same, so that nobody learns which. */
    public static ErrorResponseException notFound(String what) {
        return problem(HttpStatus.NOT_FOUND, "There is no such " + what + ".");
    }

    /** 409: not in the state that things are in. */
    public static ErrorResponseException conflict(String why) {
        return problem(HttpStatus.CONFLICT, why);
    }

    /** 403: it is there, and you may not. */
    public static ErrorResponseException forbidden(String why) {
        return problem(HttpStatus.FORBIDDEN, why);
    }

    /** 429: not more of this now. */
    public static ErrorResponseException tooMany(String why) {
        return problem(HttpStatus.TOO_MANY_REQUESTS, why);
    }

    /** 422: readable, and not what it should be. */
    public static ErrorResponseException unprocessable(String why) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, why);
    }

    /** 400, naming the field. */
    public static ErrorResponseException invalid(String field, String message) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, field + ": " + message);
        detail.setProperty("errors", List.of(Map.of("field", field, "message", message)));
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, detail, null);
    }

    private static ErrorResponseException problem(HttpStatus status, String why) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, why), null);
    }
}
