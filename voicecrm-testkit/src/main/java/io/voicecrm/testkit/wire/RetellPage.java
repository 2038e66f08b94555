package io.voicecrm.testkit.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a page starts, how much fits on it, and in which order.
 *
 * @param from how many are before it
 */
record RetellPage(int limit, int from, boolean oldestFirst) {

    private static final int MOST = 1_000;

    /** From a query: {@code limit} (1 to 1000, 50 unless given), {@code pagination_key}, {@code sort_order}. */
    static RetellPage of(HttpRequest request) {
        return of(request.parameter("limit"), request.parameter("pagination_key"), request.parameter("sort_order"));
    }

    /** From a body, with the same names. */
    static RetellPage of(JsonObject body) {
        Object limit = body.get("limit");
        return of(limit == null ? null : limit.toString(), body.text("pagination_key"), body.text("sort_order"));
    }

    private static RetellPage of(@Nullable String limit, @Nullable String key, @Nullable String order) {
        int most = limit == null ? 50 : whole("limit", limit);
        if (most < 1 || most > MOST) {
            throw RetellError.invalid("limit must be between 1 and " + MOST);
        }
        int from = key == null || key.isEmpty() ? 0 : whole("pagination_key", key);
        return new RetellPage(most, from, "ascending".equals(order));
    }

    private static int whole(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw RetellError.invalid(name + " is not valid");
        }
    }

    /** The page in the shape of every newer listing. */
    <T> JsonObject of(List<T> newestFirst, Function<T, JsonObject> json) {
        List<T> all = new ArrayList<>(newestFirst);
        if (oldestFirst) {
            Collections.reverse(all);
        }
        int start = Math.min(from, all.size());
        int end = Math.min(start + limit, all.size());
        JsonObject page = new JsonObject()
                .with("items", all.subList(start, end).stream().map(json).toList())
                .with("has_more", end < all.size());
        return end < all.size() ? page.with("pagination_key", Integer.toString(end)) : page;
    }
}
