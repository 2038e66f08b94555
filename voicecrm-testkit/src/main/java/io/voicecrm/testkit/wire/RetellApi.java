package io.voicecrm.testkit.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks the key and finds what a request is for. */
final class RetellApi {

    /** What answers a request; {@code id} is the path's last part. */
    interface Handler {
        HttpReply handle(HttpRequest request, String id);
    }

    /** Where recordings lie, for whoever knows the address. */
    static final String RECORDINGS = "recordings";

    /** Where samples of voices lie; public, as at the provider. */
    static final String PREVIEWS = "previews";

    private static final Set<String> OPEN = Set.of(RECORDINGS, PREVIEWS);

    private final String apiKey;
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, List<String> parts, Handler handler) {

        boolean fits(HttpRequest request) {
            List<String> path = request.segments();
            if (!request.method().equals(method) || parts.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).equals("*") && !parts.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    RetellApi(String apiKey) {
        this.apiKey = apiKey;
    }

    /**
     * Adds a route.
     *
     * @param route such as {@code GET v2/get-call/*}; a star stands for an id
     */
    RetellApi on(String route, Handler handler) {
        int space = route.indexOf(' ');
        routes.add(new Route(
                route.substring(0, space), List.of(route.substring(space + 1).split("/")), handler));
        return this;
    }

    HttpReply handle(HttpRequest request) {
        try {
            boolean isPublic = request.method().equals("GET")
                    && !request.segments().isEmpty()
                    && OPEN.contains(request.segments().get(0));
            if (!isPublic && !("Bearer " + apiKey).equals(request.header("Authorization"))) {
                throw new RetellError(401, "API key is missing or invalid.");
            }
            List<String> path = request.segments();
            Handler handler = routes.stream()
                    .filter(route -> route.fits(request))
                    .findFirst()
                    .map(Route::handler)
                    .orElseThrow(RetellError::unknownRoute);
            return handler.handle(request, path.get(path.size() - 1));
        } catch (RetellError e) {
            return e.reply();
        }
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
