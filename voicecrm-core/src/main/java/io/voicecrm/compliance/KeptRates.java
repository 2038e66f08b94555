package io.voicecrm.compliance;

import io.voicecrm.TenantId;
import io.voicecrm.compliance.LiveAnswerStore.Abandonment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Rates of abandoned calls, each kept for some seconds: a month of calls is counted for them, and many batches a second ask.
 * Thread-safe.
 */
final class KeptRates {

    static final Abandonment NOTHING = new Abandonment(0, 0, null);

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private final LiveAnswerStore store;
    private final Map<Key, Kept> rates = new ConcurrentHashMap<>();

    private record Key(UUID campaign, @Nullable Duration period) {}

    private record Kept(Abandonment rate, Instant at) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && at.plus(KEPT).isAfter(now);
        }
    }

    KeptRates(LiveAnswerStore store) {
        this.store = store;
    }

    /** One for each campaign. */
    Map<UUID, Abandonment> of(TenantId tenant, Set<UUID> campaigns, Rule.AbandonmentBound rule, Instant now) {
        Map<UUID, Abandonment> found = new HashMap<>();
        Set<UUID> unknown = new HashSet<>();
        for (UUID campaign : campaigns) {
            Kept kept = rates.get(new Key(campaign, rule.period()));
            if (kept != null && kept.isFresh(now)) {
                found.put(campaign, kept.rate());
            } else {
                unknown.add(campaign);
            }
        }
        if (!unknown.isEmpty()) {
            if (rates.size() > MOST) {
                rates.clear();
            }
            Map<UUID, Abandonment> counted = store.abandonment(tenant, unknown, rule.from(now));
            for (UUID campaign : unknown) {
                Abandonment rate = counted.getOrDefault(campaign, NOTHING);
                rates.put(new Key(campaign, rule.period()), new Kept(rate, now));
                found.put(campaign, rate);
            }
        }
        return found;
    }
}
