package io.voicecrm;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param items in the listing's order; may be empty even when more pages follow
 * @param next the cursor of the next page; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Copies {@code items}. */
    public Page {
        items = List.copyOf(items);
    }

    /** The cursor of the next page, empty on the last page. */
    public Optional<String> nextCursor() {
        return Optional.ofNullable(next);
    }
}
