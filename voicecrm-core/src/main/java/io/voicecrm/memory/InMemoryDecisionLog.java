package io.voicecrm.memory;

import io.voicecrm.TenantId;
import io.voicecrm.compliance.DecisionLink;
import io.voicecrm.compliance.DecisionLog;
import io.voicecrm.compliance.DecisionRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class InMemoryDecisionLog implements DecisionLog {

    private final Map<TenantId, List<DecisionLink>> chains = new HashMap<>();

    @Override
    public synchronized void append(Collection<DecisionRecord> decisions) {
        for (DecisionRecord decision : decisions) {
            List<DecisionLink> chain = chains.computeIfAbsent(decision.tenant(), tenant -> new ArrayList<>());
            String previous = chain.isEmpty()
                    ? DecisionLink.START
                    : chain.get(chain.size() - 1).hash();
            chain.add(DecisionLink.after(previous, chain.size() + 1L, decision));
        }
    }

    @Override
    public synchronized List<DecisionLink> read(TenantId tenant, long from, int limit) {
        List<DecisionLink> chain = chains.getOrDefault(tenant, List.of());
        int first = (int) Math.min(Math.max(0, from - 1), chain.size());
        return List.copyOf(chain.subList(first, Math.min(chain.size(), first + limit)));
    }
}
