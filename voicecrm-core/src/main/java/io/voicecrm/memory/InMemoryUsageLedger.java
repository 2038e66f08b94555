package io.voicecrm.memory;

import io.voicecrm.TenantId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.metering.Increment;
import io.voicecrm.metering.LedgerConflictException;
import io.voicecrm.metering.Meter;
import io.voicecrm.metering.UsageEntry;
import io.voicecrm.metering.UsageLedger;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

final class InMemoryUsageLedger implements UsageLedger {

    private record Key(ProviderCallRef call, Meter meter) {}

    private final Map<Key, UsageEntry> entries = new LinkedHashMap<>();

    @Override
    public synchronized int post(Collection<UsageEntry> posted) {
        posted.forEach(this::refuseIfDifferent);
        return (int) posted.stream().filter(this::keep).count();
    }

    @Override
    public synchronized Map<Meter, Long> totals(TenantId tenant, Instant from, Instant to) {
        Map<Meter, Long> totals = new EnumMap<>(Meter.class);
        between(tenant, from, to).forEach(entry -> totals.merge(entry.meter(), entry.quantity(), Long::sum));
        return totals;
    }

    @Override
    public synchronized long billableTalkSeconds(TenantId tenant, Increment increment, Instant from, Instant to) {
        return between(tenant, from, to)
                .filter(entry -> entry.meter() == Meter.TALK_SECONDS)
                .mapToLong(entry -> increment.billable(entry.quantity()))
                .sum();
    }

    private Stream<UsageEntry> between(TenantId tenant, Instant from, Instant to) {
        return entries.values().stream()
                .filter(entry -> entry.tenant().equals(tenant)
                        && !entry.occurredAt().isBefore(from)
                        && entry.occurredAt().isBefore(to));
    }

    private boolean keep(UsageEntry entry) {
        UsageEntry posted = entries.get(keyOf(entry));
        boolean isNews = posted == null
                || (posted.quantity() != entry.quantity() && entry.occurredAt().isAfter(posted.occurredAt()));
        if (isNews) {
            entries.put(keyOf(entry), entry);
        }
        return isNews;
    }

    private void refuseIfDifferent(UsageEntry entry) {
        UsageEntry posted = entries.get(keyOf(entry));
        if (posted != null
                && posted.quantity() != entry.quantity()
                && posted.occurredAt().equals(entry.occurredAt())) {
            throw new LedgerConflictException("usage " + entry.meter() + " of call " + entry.call() + ": posted as "
                    + posted.quantity() + ", now " + entry.quantity());
        }
    }

    private static Key keyOf(UsageEntry entry) {
        return new Key(entry.call(), entry.meter());
    }
}
