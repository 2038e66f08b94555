package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.DoNotCall;
import io.voicecrm.compliance.DoNotCallStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class InMemoryDoNotCallStore implements DoNotCallStore {

    private final Map<Callee, DoNotCall> own = new HashMap<>();
    private final Map<PhoneNumber, DoNotCall> everybodys = new HashMap<>();
    private final Map<String, NationalMatch> national = new HashMap<>();

    @Override
    public synchronized int add(Collection<DoNotCall> entries) {
        int added = 0;
        for (DoNotCall entry : entries) {
            TenantId tenant = entry.tenant();
            DoNotCall before = tenant == null
                    ? everybodys.putIfAbsent(entry.phone(), entry)
                    : own.putIfAbsent(new Callee(tenant, entry.phone()), entry);
            added += before == null ? 1 : 0;
        }
        return added;
    }

    @Override
    public synchronized boolean lift(TenantId tenant, PhoneNumber phone, String by, Instant at) {
        return own.remove(new Callee(tenant, phone)) != null;
    }

    @Override
    public synchronized Map<Callee, DoNotCall> find(Collection<Callee> callees) {
        Map<Callee, DoNotCall> found = new HashMap<>();
        for (Callee callee : callees) {
            DoNotCall entry = own.getOrDefault(callee, everybodys.get(callee.phone()));
            if (entry != null) {
                found.put(callee, entry);
            }
        }
        return found;
    }

    @Override
    public synchronized List<DoNotCall> page(TenantId tenant, @Nullable PhoneNumber after, int limit) {
        return own.values().stream()
                .filter(entry -> Objects.equals(entry.tenant(), tenant))
                .filter(entry -> after == null || entry.phone().e164().compareTo(after.e164()) > 0)
                .sorted(Comparator.comparing(entry -> entry.phone().e164()))
                .limit(limit)
                .toList();
    }

    @Override
    public NationalImport importNational(String list, Instant asOf) {
        Set<PhoneNumber> numbers = new HashSet<>();
        return new NationalImport() {
            private boolean committed;

            @Override
            public void add(PhoneNumber phone) {
                numbers.add(phone);
            }

            @Override
            public long commit() {
                if (committed) {
                    throw new IllegalStateException("import of " + list + ": is committed");
                }
                committed = true;
                replace(list, new NationalMatch(asOf, numbers));
                return numbers.size();
            }

            @Override
            public void close() {
                numbers.clear();
            }
        };
    }

    private synchronized void replace(String list, NationalMatch whole) {
        NationalMatch before = national.get(list);
        if (before == null || before.asOf().isBefore(whole.asOf())) {
            national.put(list, whole);
        }
    }

    @Override
    public synchronized Optional<NationalMatch> findNational(String list, Collection<PhoneNumber> phones) {
        return Optional.ofNullable(national.get(list))
                .map(whole -> new NationalMatch(
                        whole.asOf(),
                        phones.stream().filter(whole.listed()::contains).collect(Collectors.toSet())));
    }
}
