package io.voicecrm.testkit.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every object of the simulated account, by kind and id. Whoever works with it holds its lock. */
final class StripeStore {

    /** How long a search does not see what is new. */
    private static final long SEARCH_LAG_SECONDS = 60;

    private static final Pattern LABEL =
            Pattern.compile("metadata\\['((?:[^'\\\\]|\\\\.)+)'\\]\\s*:\\s*'((?:[^'\\\\]|\\\\.)*)'");

    private final Map<String, Map<String, JsonObject>> kinds = new LinkedHashMap<>();
    private final Ids ids;
    private final StripeTimeline time;

    StripeStore(Ids ids, StripeTimeline time) {
        this.ids = ids;
        this.time = time;
    }

    StripeTimeline time() {
        return time;
    }

    String nextId(String prefix) {
        return ids.next(prefix);
    }

    /** A new object of a kind, which is its {@code object} too, kept. */
    JsonObject create(String prefix, String kind) {
        JsonObject object = new JsonObject()
                .with("id", nextId(prefix))
                .with("object", kind)
                .with("created", time.seconds())
                .with("livemode", false);
        kinds.computeIfAbsent(kind, k -> new LinkedHashMap<>()).put(object.text("id"), object);
        return object;
    }

    /** @throws StripeError if there is none */
    JsonObject get(String kind, String id) {
        return find(kind, id).orElseThrow(() -> StripeError.notFound(kind, id));
    }

    /** What a parameter names. @throws StripeError if there is none */
    JsonObject named(String kind, String parameter, String id) {
        return find(kind, id).orElseThrow(() -> StripeError.noSuch(kind, parameter, id));
    }

    Optional<JsonObject> find(String kind, @Nullable String id) {
        return Optional.ofNullable(kinds.getOrDefault(kind, Map.of()).get(id));
    }

    /** Some kinds lack what the others have. */
    JsonObject createWithout(String member, String prefix, String kind) {
        JsonObject object = create(prefix, kind);
        object.members().remove(member);
        return object;
    }

    void remove(String kind, String id) {
        kinds.getOrDefault(kind, new LinkedHashMap<>()).remove(id);
    }

    /** Newest first. */
    List<JsonObject> all(String kind, Predicate<JsonObject> filter) {
        List<JsonObject> found = new ArrayList<>(kinds.getOrDefault(kind, Map.of()).values().stream()
                .filter(filter)
                .toList());
        Collections.reverse(found);
        return found;
    }

    /** A page of those that fit, newest first, after the one that the request names. */
    JsonObject page(String kind, String url, StripeParams params, Predicate<JsonObject> filter) {
        return page(all(kind, filter), url, params);
    }

    static JsonObject page(List<JsonObject> found, String url, StripeParams params) {
        long limit = params.whole("limit", 10);
        if (limit < 1 || limit > 100) {
            throw StripeError.invalid("parameter_invalid_integer", "limit", "limit must be between 1 and 100");
        }
        String after = params.get("starting_after");
        int from = 0;
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).text("id").equals(after)) {
                from = i + 1;
            }
        }
        int to = (int) Math.min(found.size(), from + limit);
        return new JsonObject()
                .with("object", "list")
                .with("url", url)
                .with("has_more", to < found.size())
                .with("data", found.subList(from, to));
    }

    /** Those whose metadata a query names; what is younger than a minute is not found yet. */
    JsonObject search(String kind, String url, StripeParams params) {
        String query = params.need("query");
        Matcher label = LABEL.matcher(query);
        if (!label.matches()) {
            throw StripeError.invalid(null, "query", "We were unable to parse your search query.");
        }
        String name = unescaped(label.group(1));
        String value = unescaped(label.group(2));
        List<JsonObject> found = all(
                kind,
                object -> object.at("metadata").text(name).equals(value)
                        && object.whole("created", 0) + SEARCH_LAG_SECONDS <= time.seconds());
        return new JsonObject()
                .with("object", "search_result")
                .with("url", url)
                .with("has_more", false)
                .with("next_page", null)
                .with("data", found);
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
