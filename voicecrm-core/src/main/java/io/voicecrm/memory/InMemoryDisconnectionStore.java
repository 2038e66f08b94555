package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.DisconnectionStore;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class InMemoryDisconnectionStore implements DisconnectionStore {

    private final Map<PhoneNumber, Optional<LocalDate>> days = new HashMap<>();

    @Override
    public synchronized void add(Map<PhoneNumber, Optional<LocalDate>> lastDisconnected) {
        lastDisconnected.forEach((phone, day) -> days.merge(phone, day, InMemoryDisconnectionStore::later));
    }

    @Override
    public synchronized Map<PhoneNumber, Optional<LocalDate>> find(Collection<PhoneNumber> phones) {
        Map<PhoneNumber, Optional<LocalDate>> found = new HashMap<>(days);
        found.keySet().retainAll(phones);
        return found;
    }

    private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
    }
}
