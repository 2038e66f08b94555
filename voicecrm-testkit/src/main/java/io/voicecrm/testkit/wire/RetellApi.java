package io.voicecrm.testkit.wire;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks the key and finds what a request is for. */
final class RetellApi {

    /** What answers a request; {@code id} is the path's last part where the route has one, else empty. */
    interface Handler {
        HttpReply handle(HttpRequest request, String id);
    }

    private final String apiKey;
    private final Map<String, Handler> routes = new LinkedHashMap<>();

    RetellApi(String apiKey) {
        this.apiKey = apiKey;
    }

    /**
     * Adds a route.
     *
     * @param route such as {@code GET v2/get-call/*}; a star stands for an id
     */
    RetellApi on(String route, Handler handler) {
        routes.put(route, handler);
        return this;
    }

    HttpReply handle(HttpRequest request) {
        try {
            if (!("Bearer " + apiKey).equals(request.header("Authorization"))) {
                throw new RetellError(401, "API key is missing or invalid.");
            }
            return route(request);
        } catch (RetellError e) {
            return e.reply();
        }
    }

    private HttpReply route(HttpRequest request) {
        List<String> path = request.segments();
        if (path.isEmpty()) {
            throw RetellError.unknownRoute();
        }
        String last = path.get(path.size() - 1);
        Handler plain = routes.get(request.method() + " " + String.join("/", path));
        if (plain != null) {
            return plain.handle(request, "");
        }
        String parent = String.join("/", path.subList(0, path.size() - 1));
        Handler withId = routes.get(request.method() + " " + parent + "/*");
        if (withId == null) {
            throw RetellError.unknownRoute();
        }
        return withId.handle(request, last);
    }

    /** The body as an object; an empty one where there is none. */
    static JsonObject body(HttpRequest request) {
        if (request.body().length == 0) {
            return new JsonObject();
        }
        try {
            return Json.read(request.body());
        } catch (IOException e) {
            throw RetellError.invalid("Invalid request format, please check API reference.");
        }
    }
}
