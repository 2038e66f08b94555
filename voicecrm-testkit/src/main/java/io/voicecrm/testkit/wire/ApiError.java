package io.voicecrm.testkit.wire;

import java.util.Arrays;
import java.util.List;

/** A refusal in one of the three shapes that the provider uses; thrown inside, sent outside. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Object detail;

    private ApiError(int status, Object detail) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.detail = detail;
    }

    /** The provider's current shape. */
    static ApiError current(int status, String type, String code, String message) {
        return new ApiError(
                status,
                new JsonObject()
                        .with("type", type)
                        .with("code", code)
                        .with("message", message)
                        .with("status", code)
                        .with("request_id", "req_simulated")
                        .with("param", null));
    }

    /** The older shape, which some errors still have. */
    static ApiError legacy(int status, String code, String message) {
        return new ApiError(status, new JsonObject().with("status", code).with("message", message));
    }

    /** The shape of a request that does not fit its schema. */
    static ApiError invalid(String type, String message, Object... location) {
        return new ApiError(
                422,
                List.of(new JsonObject()
                        .with("type", type)
                        .with("loc", Arrays.asList(location))
                        .with("msg", message)
                        .with("input", new JsonObject())));
    }

    static ApiError missing(Object... location) {
        return invalid("missing", "Field required", location);
    }

    static ApiError notFound(String kind, String id) {
        return current(404, "not_found", kind + "_not_found", "Document with id " + id + " not found.");
    }

    static ApiError unknownRoute() {
        return new ApiError(404, "Not Found");
    }

    static ApiError wrongMethod() {
        return new ApiError(405, "Method Not Allowed");
    }

    HttpReply reply() {
        return HttpReply.json(status, new JsonObject().with("detail", detail));
    }
}
