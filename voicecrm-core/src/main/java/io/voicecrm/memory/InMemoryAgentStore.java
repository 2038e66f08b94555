package io.voicecrm.memory;

import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

final class InMemoryAgentStore implements AgentStore {

    private final Map<AgentId, Agent> agents = new ConcurrentHashMap<>();

    @Override
    public void save(Agent agent) {
        agents.merge(
                agent.id(),
                agent,
                (old, now) -> new Agent(now.id(), old.owner(), now.type(), now.spec(), now.active(), old.createdAt()));
    }

    @Override
    public Optional<Agent> find(TenantId tenant, AgentId id) {
        return Optional.ofNullable(agents.get(id)).filter(agent -> agent.isUsableBy(tenant));
    }

    @Override
    public List<Agent> usableBy(TenantId tenant) {
        return agents.values().stream()
                .filter(agent -> agent.isUsableBy(tenant))
                .sorted(Comparator.comparing((Agent agent) -> agent.owner() == null)
                        .thenComparing(agent -> agent.spec().name()))
                .toList();
    }

    /** The one tenant that an agent serves; empty if it is shared or unknown. */
    Optional<TenantId> ownerOf(AgentId id) {
        return Optional.ofNullable(agents.get(id)).flatMap(Agent::onlyTenant);
    }
}
