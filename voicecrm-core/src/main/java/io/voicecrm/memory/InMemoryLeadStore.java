package io.voicecrm.memory;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.lead.Lead;
import io.voicecrm.lead.LeadId;
import io.voicecrm.lead.LeadNote;
import io.voicecrm.lead.LeadStore;
import io.voicecrm.lead.LeadUpdate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

final class InMemoryLeadStore implements LeadStore {

    private record Key(TenantId tenant, PhoneNumber phone) {}

    private final IdSource ids;
    private final Map<Key, Lead> leads = new LinkedHashMap<>();
    private final Map<LeadId, Map<ProviderCallRef, LeadNote>> notes = new HashMap<>();

    InMemoryLeadStore(IdSource ids) {
        this.ids = ids;
    }

    @Override
    public synchronized Lead apply(LeadUpdate update) {
        Key key = new Key(update.tenant(), update.phone());
        Lead lead = leads.compute(
                key, (k, known) -> known == null ? Lead.from(update, new LeadId(ids.next())) : known.after(update));
        notes.computeIfAbsent(lead.id(), id -> new LinkedHashMap<>())
                .put(update.note().source(), update.note());
        return lead;
    }

    @Override
    public synchronized Lead add(Lead lead) {
        Lead before = leads.putIfAbsent(new Key(lead.tenant(), lead.phone()), lead);
        return before == null ? lead : before;
    }

    @Override
    public synchronized Optional<Lead> edit(TenantId tenant, LeadId id, UnaryOperator<Lead> change) {
        Optional<Lead> edited = find(tenant, id).map(stored -> stored.edited(change.apply(stored)));
        edited.ifPresent(lead -> leads.put(new Key(tenant, lead.phone()), lead));
        return edited;
    }

    @Override
    public synchronized Optional<Lead> find(TenantId tenant, LeadId id) {
        return leads.values().stream()
                .filter(lead -> lead.tenant().equals(tenant) && lead.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized Optional<Lead> find(TenantId tenant, PhoneNumber phone) {
        return Optional.ofNullable(leads.get(new Key(tenant, phone)));
    }

    @Override
    public synchronized List<Lead> findAll(TenantId tenant, List<LeadId> ids) {
        return ids.stream().flatMap(id -> find(tenant, id).stream()).toList();
    }

    @Override
    public synchronized Map<PhoneNumber, Lead> findAll(TenantId tenant, Set<PhoneNumber> phones) {
        Map<PhoneNumber, Lead> found = new HashMap<>();
        phones.forEach(phone -> find(tenant, phone).ifPresent(lead -> found.put(phone, lead)));
        return found;
    }

    @Override
    public synchronized List<LeadNote> notes(TenantId tenant, LeadId id, int limit) {
        if (find(tenant, id).isEmpty()) {
            return List.of();
        }
        return notes.getOrDefault(id, Map.of()).values().stream()
                .sorted(Comparator.comparing(LeadNote::at).reversed())
                .limit(limit)
                .toList();
    }
}
