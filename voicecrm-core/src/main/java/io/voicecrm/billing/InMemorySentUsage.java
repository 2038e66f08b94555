package io.voicecrm.billing;

import io.voicecrm.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

final class InMemorySentUsage implements SentUsageStore {

    private final Map<Key, SentUsage> sent = new HashMap<>();

    private record Key(TenantId tenant, String id) {}

    @Override
    public synchronized SentUsage begin(TenantId tenant, String id, Instant now) {
        return sent.computeIfAbsent(new Key(tenant, id), key -> new SentUsage(now, false));
    }

    @Override
    public synchronized void confirm(TenantId tenant, String id) {
        sent.computeIfPresent(new Key(tenant, id), (key, usage) -> new SentUsage(usage.firstTriedAt(), true));
    }
}
