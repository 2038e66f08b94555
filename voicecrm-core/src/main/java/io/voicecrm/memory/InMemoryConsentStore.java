package io.voicecrm.memory;

import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.Consent;
import io.voicecrm.compliance.ConsentStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class InMemoryConsentStore implements ConsentStore {

    private final Map<Callee, List<Consent>> consents = new HashMap<>();

    @Override
    public synchronized void record(Collection<Consent> given) {
        for (Consent consent : given) {
            List<Consent> ofCallee = consents.computeIfAbsent(
                    new Callee(consent.tenant(), consent.phone()), callee -> new ArrayList<>());
            if (ofCallee.stream()
                    .noneMatch(other -> other.purpose() == consent.purpose()
                            && other.capturedAt().equals(consent.capturedAt()))) {
                ofCallee.add(consent);
                ofCallee.sort(Comparator.comparing(Consent::capturedAt).thenComparing(Consent::purpose));
            }
        }
    }

    @Override
    public synchronized int revoke(Callee callee, Instant at, String via) {
        int revoked = 0;
        List<Consent> ofCallee = consents.getOrDefault(callee, new ArrayList<>());
        for (int i = 0; i < ofCallee.size(); i++) {
            if (ofCallee.get(i).revokedAt() == null) {
                ofCallee.set(i, ofCallee.get(i).revoked(at, via));
                revoked++;
            }
        }
        return revoked;
    }

    @Override
    public synchronized Map<Callee, List<Consent>> find(Collection<Callee> callees) {
        Map<Callee, List<Consent>> found = new HashMap<>();
        for (Callee callee : callees) {
            List<Consent> ofCallee = consents.get(callee);
            if (ofCallee != null) {
                found.put(callee, List.copyOf(ofCallee));
            }
        }
        return found;
    }
}
