package io.voicecrm.stripe;

import com.stripe.model.HasId;
import com.stripe.model.StripeCollection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks through a listing, newest first, page by page. */
final class Pages {

    /** As many as Stripe gives at once. */
    static final long SIZE = 100;

    private Pages() {}

    /** @param page the one after an id; the first one for null */
    static <T extends HasId> Optional<T> first(
            Function<@Nullable String, StripeCollection<T>> page, Predicate<T> wanted) {
        @Nullable String after = null;
        while (true) {
            StripeCollection<T> found = page.apply(after);
            for (T each : found.getData()) {
                if (wanted.test(each)) {
                    return Optional.of(each);
                }
                after = each.getId();
            }
            if (!Boolean.TRUE.equals(found.getHasMore())) {
                return Optional.empty();
            }
        }
    }
}
