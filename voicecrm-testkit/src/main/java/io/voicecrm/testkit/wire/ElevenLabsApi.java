package io.voicecrm.testkit.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the key and finds what answers a request. */
final class ElevenLabsApi {

    /** What answers a request; {@code id} is the part of the path that a star stands for, else empty. */
    interface Handler {
        HttpReply handle(HttpRequest request, String id);
    }

    private final String apiKey;
    private final Map<String, Map<String, Handler>> routes = new LinkedHashMap<>();

    ElevenLabsApi(String apiKey) {
        this.apiKey = apiKey;
    }

    /**
     * Adds a route.
     *
     * @param route such as {@code GET v1/convai/agents/*}; at most one star, which stands for an id
     */
    ElevenLabsApi on(String route, Handler handler) {
        String[] words = route.split(" ", 2);
        routes.computeIfAbsent(words[1], path -> new LinkedHashMap<>()).put(words[0], handler);
        return this;
    }

    HttpReply handle(HttpRequest request) {
        try {
            List<String> path = request.segments();
            if (!isOpen(path)) {
                authorize(request.header("xi-api-key"));
            }
            Map<String, Handler> exact = routes.get(String.join("/", path));
            if (exact != null && exact.containsKey(request.method())) {
                return exact.get(request.method()).handle(request, "");
            }
            return withId(request, path, exact != null);
        } catch (ApiError e) {
            return e.reply();
        }
    }

    /** Whether everybody may ask: samples of voices are public at the provider too. */
    private static boolean isOpen(List<String> path) {
        return !path.isEmpty() && path.get(0).equals(VoiceLibrary.PREVIEWS);
    }

    private HttpReply withId(HttpRequest request, List<String> path, boolean isKnown) {
        boolean found = isKnown;
        for (int i = path.size() - 1; i >= 0; i--) {
            List<String> template = new ArrayList<>(path);
            template.set(i, "*");
            Map<String, Handler> methods = routes.get(String.join("/", template));
            if (methods != null) {
                Handler handler = methods.get(request.method());
                if (handler != null) {
                    return handler.handle(request, path.get(i));
                }
                found = true;
            }
        }
        throw found ? ApiError.wrongMethod() : ApiError.unknownRoute();
    }

    private void authorize(@Nullable String key) {
        if (key == null) {
            throw ApiError.current(401, "authentication_error", "missing_api_key", "No API key was given.");
        }
        if (!key.equals(apiKey)) {
            throw ApiError.legacy(401, "invalid_api_key", "Invalid API key");
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
            throw ApiError.invalid("json_invalid", "JSON decode error", "body", 0);
        }
    }
}
