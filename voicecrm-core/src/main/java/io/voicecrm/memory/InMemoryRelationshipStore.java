package io.voicecrm.memory;

import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.Relationship;
import io.voicecrm.compliance.RelationshipStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class InMemoryRelationshipStore implements RelationshipStore {

    private final Map<Callee, List<Relationship>> relationships = new HashMap<>();

    @Override
    public synchronized void record(Collection<Relationship> given) {
        for (Relationship deal : given) {
            List<Relationship> ofCallee =
                    relationships.computeIfAbsent(new Callee(deal.tenant(), deal.phone()), callee -> new ArrayList<>());
            if (ofCallee.stream()
                    .noneMatch(
                            other -> other.kind() == deal.kind() && other.at().equals(deal.at()))) {
                ofCallee.add(deal);
                ofCallee.sort(Comparator.comparing(Relationship::at).thenComparing(Relationship::kind));
            }
        }
    }

    @Override
    public synchronized int end(Callee callee, Instant at, String via) {
        int ended = 0;
        List<Relationship> ofCallee = relationships.getOrDefault(callee, new ArrayList<>());
        for (int i = 0; i < ofCallee.size(); i++) {
            Relationship deal = ofCallee.get(i);
            if (deal.endedAt() == null && !deal.at().isAfter(at)) {
                ofCallee.set(i, deal.ended(at, via));
                ended++;
            }
        }
        return ended;
    }

    @Override
    public synchronized Map<Callee, List<Relationship>> find(Collection<Callee> callees) {
        Map<Callee, List<Relationship>> found = new HashMap<>();
        for (Callee callee : callees) {
            List<Relationship> ofCallee = relationships.get(callee);
            if (ofCallee != null) {
                found.put(callee, List.copyOf(ofCallee));
            }
        }
        return found;
    }
}
