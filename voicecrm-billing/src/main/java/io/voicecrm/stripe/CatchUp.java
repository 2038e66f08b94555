package io.voicecrm.stripe;

import com.stripe.model.Event;
import com.stripe.model.StripeCollection;
import com.stripe.param.EventListParams;
import io.voicecrm.billing.BillingEvent;
import io.voicecrm.billing.BillingEvent.Unrecognized;
import io.voicecrm.billing.BillingEventHandler;
import io.voicecrm.stripe.StripeWebhooks.Hint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks Stripe what happened, for what no webhook told of. */
final class CatchUp {

    private final Requests requests;
    private final StripeEvents events;

    CatchUp(Requests requests, StripeEvents events) {
        this.requests = requests;
        this.events = events;
    }

    /** Tells of everything that something happened to since a time, once each, as it is now; returns of how many. */
    int since(Instant since, BillingEventHandler handler) {
        List<Event> happened = Pages.all(after -> page(since, after));
        Collections.reverse(happened);
        Set<String> seen = new HashSet<>();
        int told = 0;
        for (Event event : happened) {
            Optional<BillingEvent> fact = fact(event, seen);
            fact.ifPresent(handler::handle);
            told += fact.isPresent() ? 1 : 0;
        }
        return told;
    }

    private Optional<BillingEvent> fact(Event event, Set<String> seen) {
        if (!StripeEvents.knows(event.getType())) {
            return Optional.empty();
        }
        byte[] raw = event.toJson().getBytes(StandardCharsets.UTF_8);
        return StripeWebhooks.read(raw)
                .filter(hint -> isNew(hint, seen))
                .flatMap(events::about)
                .filter(fact -> !(fact instanceof Unrecognized));
    }

    private static boolean isNew(Hint hint, Set<String> seen) {
        String object = hint.object();
        return object != null && seen.add(object);
    }

    private StripeCollection<Event> page(Instant since, @Nullable String after) {
        EventListParams params = EventListParams.builder()
                .setCreated(EventListParams.Created.builder()
                        .setGte(since.getEpochSecond())
                        .build())
                .setLimit(Pages.SIZE)
                .setStartingAfter(after)
                .build();
        return requests.ask("list events", v1 -> v1.events().list(params));
    }
}
