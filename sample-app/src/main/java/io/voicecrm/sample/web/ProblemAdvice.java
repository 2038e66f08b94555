package io.voicecrm.sample.web;

import io.voicecrm.billing.BillingException;
import io.voicecrm.contact.UnreadableContactFileException;
import io.voicecrm.engine.CreditNeed;
import io.voicecrm.engine.OutOfCreditException;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.voice.VoiceProviderException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Turns what controllers throw into problem details. Nothing of a failure inside reaches the caller but that it was. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ProblemDetail unreadableFile(UnreadableContactFileException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail providerFailed(VoiceProviderException e) {
        log.warn("the provider failed: {}", e.getMessage());
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_GATEWAY, "The voice provider did not do what it was asked: " + e.kind());
    }

    @ExceptionHandler
    ProblemDetail gatewayFailed(BillingException e) {
        log.warn("the payment gateway failed: {}", e.getMessage());
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_GATEWAY,
                e.kind().isTransient()
                        ? "The payment gateway does not answer. Try again in a moment."
                        : "The payment gateway did not do what it was asked: " + e.kind());
    }

    /** A value that one of our types refuses; its message names the value and the rule. */
    @ExceptionHandler
    ProblemDetail misused(IllegalArgumentException e) {
        return ours(e, HttpStatus.BAD_REQUEST);
    }

    /** Says how much is missing, in words and as an amount that a program can top up. */
    @ExceptionHandler
    ProblemDetail outOfCredit(OutOfCreditException e) {
        CreditNeed need = e.need();
        LedgerUnit unit = need.unit();
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT,
                "Not enough credit: the calls are likely to take " + unit.describe(need.estimated()) + ", and "
                        + unit.describe(need.missing()) + " are missing.");
        if (unit.isMoney()) {
            detail.setProperty("missing", MoneyJson.of(unit, need.missing()));
        }
        return detail;
    }

    @ExceptionHandler
    ProblemDetail inTheWrongState(IllegalStateException e) {
        return ours(e, HttpStatus.CONFLICT);
    }

    @ExceptionHandler
    ProblemDetail failed(RuntimeException e) {
        log.error("a request failed", e);
        return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side.");
    }

    /** What a library throws of the same type is a fault inside, and its message is nobody's business. */
    private ProblemDetail ours(RuntimeException e, HttpStatus status) {
        StackTraceElement[] trace = e.getStackTrace();
        boolean isOurs = trace.length > 0 && trace[0].getClassName().startsWith("io.voicecrm.");
        return isOurs ? ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage())) : failed(e);
    }

    /** A text that cannot be kept, by its field; of all else that cannot be read only that it was so. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof InvalidFormatException invalid && invalid.getTargetType() == String.class) {
            List<JacksonException.Reference> path = invalid.getPath();
            String field = path.isEmpty()
                    ? "body"
                    : Objects.requireNonNullElse(path.get(path.size() - 1).getPropertyName(), "body");
            return handleExceptionInternal(
                    e,
                    ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, field + ": " + KeepableText.RULE),
                    headers,
                    status,
                    request);
        }
        return super.handleHttpMessageNotReadable(e, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> errors = e.getBindingResult().getFieldErrors().stream()
                .map(error -> Map.of(
                        "field", SnakeCase.of(error.getField()),
                        "message", Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid")))
                .toList();
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Some fields are not valid.");
        detail.setProperty("errors", errors);
        return handleExceptionInternal(e, detail, headers, status, request);
    }
}
