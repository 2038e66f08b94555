package io.voicecrm.testkit.wire;

import org.jspecify.annotations.Nullable;

/** A refusal in the shape of the API; thrown inside, sent outside. */
final class OpenAiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final @Nullable String code;

    OpenAiError(int status, String type, @Nullable String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
    }

    static OpenAiError invalid(String message) {
        return new OpenAiError(400, "invalid_request_error", null, message);
    }

    HttpReply reply() {
        return HttpReply.json(
                status,
                new JsonObject()
                        .with(
                                "error",
                                new JsonObject()
                                        .with("message", getMessage())
                                        .with("type", type)
                                        .with("param", null)
                                        .with("code", code)));
    }
}
