package io.voicecrm.testkit.wire;

/** A refusal in Twilio's words; thrown inside, sent outside. */
final class TwilioError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final String words;

    TwilioError(int status, int code, String words) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.code = code;
        this.words = words;
    }

    static TwilioError notFound(HttpRequest request) {
        return new TwilioError(
                404, 20404, "The requested resource /" + String.join("/", request.segments()) + " was not found");
    }

    static TwilioError invalid(int code, String words) {
        return new TwilioError(400, code, words);
    }

    HttpReply reply() {
        return HttpReply.json(
                status,
                new JsonObject()
                        .with("code", code)
                        .with("message", words)
                        .with("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .with("status", status));
    }
}
