package io.voicecrm.testkit.wire;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** {@code /v1/convai/secrets}: values that are told once and never again. */
final class Secrets {

    private final Ids ids;
    private final Map<String, Kept> kept = new ConcurrentSkipListMap<>();

    private record Kept(String id, String name, String value) {}

    Secrets(Ids ids) {
        this.ids = ids;
    }

    HttpReply create(JsonObject request) {
        return keep(ids.next("secret_"), request);
    }

    HttpReply update(String id, JsonObject request) {
        known(id);
        return keep(id, request);
    }

    HttpReply list(HttpRequest request) {
        String start = request.parameter("search");
        return HttpReply.ok(new JsonObject()
                .with(
                        "secrets",
                        kept.values().stream()
                                .filter(secret -> start == null || secret.name().startsWith(start))
                                .map(secret -> json(secret).with("used_by", unused()))
                                .toList())
                .with("next_cursor", null));
    }

    HttpReply delete(String id) {
        known(id);
        kept.remove(id);
        return HttpReply.empty(204);
    }

    /** The value of a header that may name a secret; null if it names none that exists. */
    @Nullable
    String valueOf(@Nullable Object header) {
        if (header instanceof JsonObject locator) {
            Kept secret = kept.get(locator.text("secret_id"));
            return secret == null ? null : secret.value();
        }
        return header instanceof String text ? text : null;
    }

    private HttpReply keep(String id, JsonObject request) {
        for (String field : List.of("name", "value")) {
            if (request.text(field).isEmpty()) {
                throw ApiError.missing("body", field);
            }
        }
        Kept secret = new Kept(id, request.text("name"), request.text("value"));
        kept.put(id, secret);
        return HttpReply.ok(json(secret));
    }

    private void known(String id) {
        if (!kept.containsKey(id)) {
            throw ApiError.notFound("secret", id);
        }
    }

    private static JsonObject json(Kept secret) {
        return new JsonObject()
                .with("type", "stored")
                .with("secret_id", secret.id())
                .with("name", secret.name());
    }

    private static JsonObject unused() {
        return new JsonObject()
                .with("tools", List.of())
                .with("agents", List.of())
                .with("others", List.of());
    }
}
