package io.voicecrm.webhook;

import io.voicecrm.ProviderId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.webhook.CallEventHandler.Result;
import io.voicecrm.webhook.WebhookInbox.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for what providers send: verify, store once, answer; then work outside the request. Thread-safe.
 *
 * <p>The order is the point. What is not verified is never parsed; what is not stored is never acknowledged, since a
 * provider may not send it again; what is stored can be worked on again after any failure.
 */
public final class WebhookIntake {

    private static final Logger log = LoggerFactory.getLogger(WebhookIntake.class);

    /** After this many tries, the last ones {@link #LONGEST_PAUSE} apart, a person has to look. */
    private static final int MAX_TRIES = 20;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Map<ProviderId, WebhookSource> sources;
    private final WebhookInbox inbox;
    private final CallEventHandler handler;
    private final Clock clock;

    /** What became of a delivery. Both are to be answered with 200. */
    public enum Receipt {
        /** Stored. */
        ACCEPTED,
        /** Stored before. */
        DUPLICATE
    }

    /**
     * @param sources one per provider
     * @param handler works on the events, at least once each
     */
    public WebhookIntake(Collection<WebhookSource> sources, WebhookInbox inbox, CallEventHandler handler, Clock clock) {
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(WebhookSource::provider, s -> s));
        this.inbox = inbox;
        this.handler = handler;
        this.clock = clock;
    }

    /** Whether there is a source for what {@code provider} sends. */
    public boolean knows(ProviderId provider) {
        return sources.containsKey(provider);
    }

    /**
     * Verifies a request and stores it. Does no other work.
     *
     * @throws WebhookRejectedException if the request is not trusted, or nobody knows the provider
     */
    public Receipt accept(ProviderId provider, WebhookRequest request) {
        WebhookSource source = sources.get(provider);
        if (source == null) {
            throw new WebhookRejectedException("provider " + provider + ": is not configured");
        }
        VerifiedWebhook verified = source.verifier().verify(request);
        boolean isNew = inbox.insert(source.parser().key(verified), request);
        return isNew ? Receipt.ACCEPTED : Receipt.DUPLICATE;
    }

    /**
     * Works on up to {@code limit} stored deliveries.
     *
     * @return how many were claimed; less than {@code limit} means that no more are due
     */
    public int drain(int limit) {
        Instant now = clock.instant();
        List<Delivery> deliveries = inbox.claim(limit, now, now.plus(LEASE));
        deliveries.forEach(this::work);
        return deliveries.size();
    }

    private void work(Delivery delivery) {
        DeliveryKey key = delivery.key();
        try {
            if (handle(delivery) == Result.HANDLED) {
                inbox.done(key);
            } else {
                tryLater(delivery, "nobody knows whose call it is");
            }
        } catch (MalformedWebhookException e) {
            log.warn("webhook {} is put aside: {}", key, e.getMessage());
            inbox.bury(key, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // One delivery that cannot be handled must not keep the others from being handled.
            log.warn("webhook {} failed at try {}", key, delivery.tries(), e);
            tryLater(delivery, e.getClass().getSimpleName());
        }
    }

    private Result handle(Delivery delivery) {
        WebhookSource source = sources.get(delivery.key().provider());
        if (source == null) {
            return Result.OWNER_UNKNOWN;
        }
        List<CallEvent> events = source.parser().parse(new VerifiedWebhook(delivery.request()));
        Map<ProviderCallRef, List<CallEvent>> byCall = events.stream()
                .collect(Collectors.groupingBy(CallEvent::call, LinkedHashMap::new, Collectors.toList()));
        List<Result> results = byCall.values().stream().map(handler::handle).toList();
        return results.contains(Result.OWNER_UNKNOWN) ? Result.OWNER_UNKNOWN : Result.HANDLED;
    }

    private void tryLater(Delivery delivery, String reason) {
        if (delivery.tries() >= MAX_TRIES) {
            log.warn("webhook {} is put aside after {} tries: {}", delivery.key(), delivery.tries(), reason);
            inbox.bury(delivery.key(), reason);
            return;
        }
        inbox.retry(delivery.key(), clock.instant().plus(pauseAfter(delivery.tries())), reason);
    }

    /** 1 s, 2 s, 4 s, … up to {@link #LONGEST_PAUSE}. */
    private static Duration pauseAfter(int tries) {
        Duration pause = Duration.ofSeconds(1L << Math.min(tries - 1, 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
