package io.voicecrm.sample.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list on the wire.
 *
 * @param next the cursor of the next page, null on the last
 */
public record PageOf<T>(List<T> items, @Nullable String next) {

    /** How many items a page has where nobody says. */
    public static final String DEFAULT_LIMIT = "50";

    private static final int MAX_LIMIT = 200;

    /** A limit that is asked for, kept within what one answer may hold. */
    public static int bounded(int limit) {
        return Math.max(1, Math.min(limit, MAX_LIMIT));
    }

    /** A page that another one follows, whose cursor holds {@code key}. */
    public static <T> PageOf<T> upTo(List<T> items, String key) {
        return new PageOf<>(items, Cursor.encode(key));
    }

    /** A page of {@code limit} from one item more than that, which tells whether another page follows. */
    public static <R, T> PageOf<T> of(List<R> rows, int limit, Function<R, String> key, Function<R, T> item) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new PageOf<>(
                shown.stream().map(item).toList(), more ? Cursor.encode(key.apply(shown.get(limit - 1))) : null);
    }
}
