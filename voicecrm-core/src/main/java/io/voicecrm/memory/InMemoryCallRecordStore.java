package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.CallRecordStore;
import io.voicecrm.call.ProviderCallRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

final class InMemoryCallRecordStore implements CallRecordStore {

    private static final Comparator<CallRecord> NEWEST_FIRST = Comparator.comparing(
                    InMemoryCallRecordStore::lastHeardOf, Comparator.reverseOrder())
            .thenComparing(record -> record.ref().value());

    private final Map<ProviderCallRef, CallRecord> records = new ConcurrentHashMap<>();

    @Override
    public Optional<CallRecord> find(TenantId tenant, ProviderCallRef ref) {
        return Optional.ofNullable(records.get(ref))
                .filter(record -> record.tenant().equals(tenant));
    }

    @Override
    public CallRecord update(CallRecord initial, UnaryOperator<CallRecord> change) {
        return records.compute(initial.ref(), (ref, stored) -> change.apply(stored == null ? initial : stored));
    }

    @Override
    public List<CallRecord> recent(TenantId tenant, PhoneNumber person, int limit) {
        return records.values().stream()
                .filter(record -> record.tenant().equals(tenant) && person.equals(record.person()))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private static Instant lastHeardOf(CallRecord record) {
        Instant startedAt = record.startedAt();
        Instant endedAt = record.endedAt();
        return startedAt != null ? startedAt : endedAt != null ? endedAt : Instant.MAX;
    }
}
