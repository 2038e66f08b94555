package io.voicecrm.stripe;

import com.stripe.model.HasId;
import com.stripe.model.StripeCollection;
import java.util.ArrayList;
import java.util.List;
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
        StripeCollection<T> found = page.apply(null);
        while (true) {
            Optional<T> first = found.getData().stream().filter(wanted).findFirst();
            if (first.isPresent() || !Boolean.TRUE.equals(found.getHasMore())) {
                return first;
            }
            found = page.apply(lastOf(found));
        }
    }

    /** Everything; for what is never much. */
    static <T extends HasId> List<T> all(Function<@Nullable String, StripeCollection<T>> page) {
        List<T> all = new ArrayList<>();
        first(page, each -> {
            all.add(each);
            return false;
        });
        return all;
    }

    private static String lastOf(StripeCollection<? extends HasId> page) {
        return page.getData().get(page.getData().size() - 1).getId();
    }
}
