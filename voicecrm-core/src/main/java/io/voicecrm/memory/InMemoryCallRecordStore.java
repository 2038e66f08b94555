package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.CallRecordStore;
import io.voicecrm.call.ProviderCallRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

final class InMemoryCallRecordStore implements CallRecordStore {

    private static final Comparator<CallRecord> NEWEST_FIRST = Comparator.comparing(
                    InMemoryCallRecordStore::lastHeardOf, Comparator.reverseOrder())
            .thenComparing(record -> record.ref().value());

    private record Person(TenantId tenant, PhoneNumber phone) {}

    private final Map<ProviderCallRef, CallRecord> records = new ConcurrentHashMap<>();
    private final Map<Person, Set<ProviderCallRef>> callsOf = new ConcurrentHashMap<>();

    @Override
    public Optional<CallRecord> find(TenantId tenant, ProviderCallRef ref) {
        return Optional.ofNullable(records.get(ref))
                .filter(record -> record.tenant().equals(tenant));
    }

    @Override
    public CallRecord update(CallRecord initial, UnaryOperator<CallRecord> change) {
        CallRecord changed =
                records.compute(initial.ref(), (ref, stored) -> change.apply(stored == null ? initial : stored));
        if (changed.person() != null) {
            callsOf.computeIfAbsent(
                            new Person(changed.tenant(), changed.person()), none -> ConcurrentHashMap.newKeySet())
                    .add(changed.ref());
        }
        return changed;
    }

    @Override
    public List<CallRecord> recent(TenantId tenant, PhoneNumber person, int limit) {
        return callsOf.getOrDefault(new Person(tenant, person), Set.of()).stream()
                .map(records::get)
                .filter(record -> person.equals(record.person()))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public Map<PhoneNumber, List<CallRecord>> recent(TenantId tenant, Set<PhoneNumber> people, int limit) {
        Map<PhoneNumber, List<CallRecord>> calls = new HashMap<>();
        for (PhoneNumber person : people) {
            List<CallRecord> recent = recent(tenant, person, limit);
            if (!recent.isEmpty()) {
                calls.put(person, recent);
            }
        }
        return calls;
    }

    private static Instant lastHeardOf(CallRecord record) {
        Instant startedAt = record.startedAt();
        Instant endedAt = record.endedAt();
        return startedAt != null ? startedAt : endedAt != null ? endedAt : Instant.MAX;
    }
}
