package io.voicecrm.testkit.wire;

/** A refusal as Retell words it: a sentence, and no code. Thrown inside, sent outside. */
final class RetellError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String said;

    RetellError(int status, String said) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.said = said;
    }

    static RetellError invalid(String said) {
        return new RetellError(400, said);
    }

    static RetellError missing(String property) {
        return invalid("request/body must have required property '" + property + "'");
    }

    /** This provider's "not found". */
    static RetellError unknownAsset() {
        return new RetellError(422, "Cannot find requested asset under given api key.");
    }

    static RetellError unknownRoute() {
        return new RetellError(404, "The requested resource was not found.");
    }

    HttpReply reply() {
        return HttpReply.json(status, new JsonObject().with("status", "error").with("message", said));
    }
}
