package io.voicecrm.memory;

import io.voicecrm.ProviderId;
import io.voicecrm.webhook.DeliveryFilter;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.DeliveryLog;
import io.voicecrm.webhook.DeliveryState;
import io.voicecrm.webhook.LoggedDelivery;
import io.voicecrm.webhook.WebhookInbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryWebhookInbox implements WebhookInbox, DeliveryLog {

    private static final Comparator<InboxItem> NEWEST_FIRST = Comparator.comparing(InboxItem::receivedAt)
            .thenComparing(item -> item.key().provider().value())
            .thenComparing(item -> item.key().value())
            .reversed();

    private final Map<DeliveryKey, InboxItem> items = new LinkedHashMap<>();

    /** Items that are not handled yet, oldest first: what is done costs nothing to skip. */
    private final Map<DeliveryKey, InboxItem> open = new LinkedHashMap<>();

    @Override
    public synchronized Set<DeliveryKey> insert(Collection<Arrival> arrivals) {
        Set<DeliveryKey> fresh = new LinkedHashSet<>();
        for (Arrival arrival : arrivals) {
            InboxItem item = new InboxItem(arrival);
            if (items.putIfAbsent(arrival.key(), item) == null) {
                open.put(arrival.key(), item);
                fresh.add(arrival.key());
            }
        }
        return fresh;
    }

    @Override
    public synchronized List<Delivery> claim(int limit, Instant now, Instant until) {
        List<Delivery> claimed = new ArrayList<>();
        for (InboxItem item : open.values()) {
            if (claimed.size() == limit) {
                break;
            }
            if (item.isDue(now)) {
                claimed.add(item.claim(until));
            }
        }
        return claimed;
    }

    @Override
    public synchronized void done(Collection<DeliveryKey> keys, Instant at) {
        keys.forEach(key -> close(key, DeliveryState.DONE, null, at));
    }

    @Override
    public synchronized void retry(DeliveryKey key, Instant notBefore, String reason) {
        InboxItem item = open.get(key);
        if (item != null) {
            item.postpone(notBefore, reason);
        }
    }

    @Override
    public synchronized void bury(DeliveryKey key, String reason, Instant at) {
        close(key, DeliveryState.BURIED, reason, at);
    }

    @Override
    public synchronized List<LoggedDelivery> page(DeliveryFilter filter, @Nullable DeliveryKey after, int limit) {
        InboxItem last = after == null ? null : items.get(after);
        return newestFirst(filter)
                .filter(item -> last == null || NEWEST_FIRST.compare(item, last) > 0)
                .limit(limit)
                .map(InboxItem::logged)
                .toList();
    }

    @Override
    public synchronized Optional<LoggedDelivery> find(DeliveryKey key) {
        return Optional.ofNullable(items.get(key)).map(InboxItem::logged);
    }

    @Override
    public synchronized Optional<byte[]> body(DeliveryKey key) {
        return Optional.ofNullable(items.get(key)).map(item -> item.request().body());
    }

    @Override
    public synchronized boolean replay(DeliveryKey key) {
        InboxItem item = items.get(key);
        if (item == null) {
            return false;
        }
        item.reopen();
        open.put(key, item);
        return true;
    }

    @Override
    public synchronized int replay(DeliveryFilter filter, int limit) {
        List<DeliveryKey> keys =
                newestFirst(filter).limit(limit).map(InboxItem::key).toList();
        keys.forEach(this::replay);
        return keys.size();
    }

    @Override
    public synchronized long count(DeliveryState state) {
        return items.values().stream()
                .filter(item -> item.logged().state() == state)
                .count();
    }

    @Override
    public synchronized Optional<Instant> lastReceived(ProviderId provider) {
        return items.values().stream()
                .filter(item -> item.key().provider().equals(provider))
                .map(InboxItem::receivedAt)
                .max(Comparator.naturalOrder());
    }

    @Override
    public synchronized int purge(Instant receivedBefore, int limit) {
        List<DeliveryKey> old = items.values().stream()
                .filter(item ->
                        !open.containsKey(item.key()) && item.receivedAt().isBefore(receivedBefore))
                .sorted(NEWEST_FIRST.reversed())
                .limit(limit)
                .map(InboxItem::key)
                .toList();
        old.forEach(items::remove);
        return old.size();
    }

    private Stream<InboxItem> newestFirst(DeliveryFilter filter) {
        return items.values().stream().filter(item -> item.passes(filter)).sorted(NEWEST_FIRST);
    }

    private void close(DeliveryKey key, DeliveryState state, @Nullable String reason, Instant at) {
        InboxItem item = open.remove(key);
        if (item != null) {
            item.close(state, reason, at);
        }
    }
}
