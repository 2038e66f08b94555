package io.voicecrm.memory;

import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.WebhookInbox;
import io.voicecrm.webhook.WebhookRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class InMemoryWebhookInbox implements WebhookInbox {

    private final Map<DeliveryKey, Item> items = new LinkedHashMap<>();

    /** Items that are not handled yet, oldest first: what is done costs nothing to skip. */
    private final Map<DeliveryKey, Item> open = new LinkedHashMap<>();

    private static final class Item {
        final DeliveryKey key;
        final WebhookRequest request;
        int tries;
        Instant notBefore = Instant.MIN;

        Item(DeliveryKey key, WebhookRequest request) {
            this.key = key;
            this.request = request;
        }
    }

    @Override
    public synchronized boolean insert(DeliveryKey key, WebhookRequest request) {
        Item item = new Item(key, request);
        boolean isNew = items.putIfAbsent(key, item) == null;
        if (isNew) {
            open.put(key, item);
        }
        return isNew;
    }

    @Override
    public synchronized List<Delivery> claim(int limit, Instant now, Instant until) {
        List<Delivery> claimed = new ArrayList<>();
        for (Item item : open.values()) {
            if (claimed.size() == limit) {
                break;
            }
            if (!item.notBefore.isAfter(now)) {
                item.tries++;
                item.notBefore = until;
                claimed.add(new Delivery(item.key, item.request, item.tries));
            }
        }
        return claimed;
    }

    @Override
    public synchronized void done(DeliveryKey key) {
        open.remove(key);
    }

    @Override
    public synchronized void retry(DeliveryKey key, Instant notBefore, String reason) {
        Item item = open.get(key);
        if (item != null) {
            item.notBefore = notBefore;
        }
    }

    @Override
    public synchronized void bury(DeliveryKey key, String reason) {
        open.remove(key);
    }
}
