package io.voicecrm.testkit.wire;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a page starts and how much fits on it. */
record Paging(int pageSize, long cursor) {

    /**
     * Reads {@code page_size} (1 to 100, 30 unless given) and {@code cursor}.
     *
     * @throws ApiError if one of them makes no sense
     */
    static Paging of(HttpRequest request) {
        return new Paging(
                (int) number(request.parameter("page_size"), 30, 1, 100, "invalid_page_size"),
                number(request.parameter("cursor"), 0, 0, Long.MAX_VALUE, "invalid_cursor"));
    }

    <T> Slice<T> slice(List<T> all) {
        int from = (int) Math.min(cursor, all.size());
        int to = Math.min(from + pageSize, all.size());
        return new Slice<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    /** @param next the cursor of the next page; null on the last one */
    record Slice<T>(List<T> items, @Nullable String next) {

        JsonObject json(String name, Function<T, JsonObject> mapper) {
            return new JsonObject()
                    .with(name, items.stream().map(mapper).toList())
                    .with("next_cursor", next)
                    .with("has_more", next != null);
        }
    }

    static long number(@Nullable String text, long otherwise, long least, long most, String code) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw ApiError.current(400, "validation_error", code, code + ": not a number");
        }
        throw ApiError.current(400, "validation_error", code, code + ": out of range");
    }
}
