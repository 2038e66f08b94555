package io.voicecrm.stripe;

import com.stripe.model.SubscriptionItem;
import io.voicecrm.TenantId;
import io.voicecrm.billing.Subscription;
import io.voicecrm.billing.Subscription.State;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Subscriptions of Stripe in our words. */
final class Subscriptions {

    private Subscriptions() {}

    /** @throws io.voicecrm.billing.BillingException if it is none of ours */
    static Subscription of(com.stripe.model.Subscription subscription) {
        return of(
                subscription,
                Labels.tenant(subscription.getMetadata())
                        .orElseThrow(() -> Failures.unreadable("read subscription: it names no tenant of ours")));
    }

    static Subscription of(com.stripe.model.Subscription subscription, TenantId tenant) {
        return new Subscription(
                subscription.getId(),
                tenant,
                stateOf(subscription.getStatus()),
                time(subscription, SubscriptionItem::getCurrentPeriodStart),
                time(subscription, SubscriptionItem::getCurrentPeriodEnd),
                Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd()));
    }

    /** A subscription's items share one period where we made it; it has none of its own any more. */
    private static Instant time(com.stripe.model.Subscription subscription, Function<SubscriptionItem, Long> ofItem) {
        List<SubscriptionItem> items = subscription.getItems().getData();
        if (items.isEmpty()) {
            throw Failures.unreadable("read subscription: it has no items");
        }
        return Instant.ofEpochSecond(ofItem.apply(items.get(0)));
    }

    private static State stateOf(String status) {
        return switch (status) {
            case "incomplete" -> State.INCOMPLETE;
            case "trialing" -> State.TRIALING;
            case "active" -> State.ACTIVE;
            case "past_due" -> State.PAST_DUE;
            case "unpaid" -> State.UNPAID;
            case "paused" -> State.PAUSED;
            case "canceled", "incomplete_expired" -> State.ENDED;
            default -> State.UNRECOGNIZED;
        };
    }
}
