package io.voicecrm.webhook;

import io.voicecrm.ProviderId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.webhook.CallEventHandler.Result;
import io.voicecrm.webhook.WebhookInbox.Arrival;
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

    /** How many deliveries may wait to be stored at once, unless said otherwise: fewer than a web server has threads. */
    public static final int DEFAULT_MAX_WAITING = 128;

    private final Map<ProviderId, WebhookSource> sources;
    private final WebhookInbox inbox;
    private final GroupCommit commits;
    private final CallEventHandler handler;
    private final Clock clock;

    /** What became of a delivery. Both are to be answered with 200. */
    public enum Receipt {
        /** Stored. */
        ACCEPTED,
        /** Stored before. */
        DUPLICATE
    }

    /** With {@link #DEFAULT_MAX_WAITING}. */
    public WebhookIntake(Collection<WebhookSource> sources, WebhookInbox inbox, CallEventHandler handler, Clock clock) {
        this(sources, inbox, handler, clock, DEFAULT_MAX_WAITING);
    }

    /**
     * @param sources one per provider
     * @param handler works on the events, at least once each
     * @param maxWaiting how many deliveries may wait to be stored at once, at least 1; each takes a thread and the memory
     *     of its body, and further ones are refused
     */
    public WebhookIntake(
            Collection<WebhookSource> sources,
            WebhookInbox inbox,
            CallEventHandler handler,
            Clock clock,
            int maxWaiting) {
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(WebhookSource::provider, s -> s));
        this.inbox = inbox;
        this.commits = new GroupCommit(inbox, maxWaiting);
        this.handler = handler;
        this.clock = clock;
    }

    /** Whether there is a source for what {@code provider} sends. */
    public boolean knows(ProviderId provider) {
        return sources.containsKey(provider);
    }

    /**
     * Verifies a request and stores it, together with others that arrive at the same time. Does no other work; when this
     * returns, a crash no longer loses the delivery.
     *
     * @throws WebhookRejectedException if the request is not trusted, or nobody knows the provider
     * @throws InboxFullException if too many wait to be stored; nothing was
     * @throws IllegalStateException if the inbox failed
     */
    public Receipt accept(ProviderId provider, WebhookRequest request) {
        WebhookSource source = sources.get(provider);
        if (source == null) {
            throw new WebhookRejectedException("provider " + provider + ": is not configured");
        }
        VerifiedWebhook verified = source.verifier().verify(request);
        boolean isNew = commits.insert(new Arrival(source.reader().key(verified), request, verified.signedWith()));
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
        // Told in one go: if the process dies before, they are handled again, which changes nothing.
        List<DeliveryKey> handled =
                deliveries.stream().filter(this::work).map(Delivery::key).toList();
        if (!handled.isEmpty()) {
            inbox.done(handled, clock.instant());
        }
        return deliveries.size();
    }

    /** Whether it is handled; if not, it is known what becomes of it. */
    private boolean work(Delivery delivery) {
        DeliveryKey key = delivery.key();
        try {
            if (handle(delivery) == Result.HANDLED) {
                return true;
            }
            tryLater(delivery, "nobody knows whose call it is");
        } catch (MalformedWebhookException e) {
            log.warn("webhook {} is put aside: {}", key, e.getMessage());
            inbox.bury(key, String.valueOf(e.getMessage()), clock.instant());
        } catch (RuntimeException e) {
            // One delivery that cannot be handled must not keep the others from being handled.
            log.warn("webhook {} failed at try {}", key, delivery.tries(), e);
            tryLater(delivery, e.getClass().getSimpleName());
        }
        return false;
    }

    private Result handle(Delivery delivery) {
        WebhookSource source = sources.get(delivery.key().provider());
        if (source == null) {
            return Result.OWNER_UNKNOWN;
        }
        VerifiedWebhook webhook = new VerifiedWebhook(delivery.request(), "");
        if (source.reader() instanceof WebhookHandler other) {
            other.handle(webhook);
            return Result.HANDLED;
        }
        return handle(((WebhookParser) source.reader()).parse(webhook));
    }

    private Result handle(List<CallEvent> events) {
        Map<ProviderCallRef, List<CallEvent>> byCall = events.stream()
                .collect(Collectors.groupingBy(CallEvent::call, LinkedHashMap::new, Collectors.toList()));
        List<Result> results = byCall.values().stream().map(handler::handle).toList();
        return results.contains(Result.OWNER_UNKNOWN) ? Result.OWNER_UNKNOWN : Result.HANDLED;
    }

    private void tryLater(Delivery delivery, String reason) {
        if (delivery.tries() >= MAX_TRIES) {
            log.warn("webhook {} is put aside after {} tries: {}", delivery.key(), delivery.tries(), reason);
            inbox.bury(delivery.key(), reason, clock.instant());
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
