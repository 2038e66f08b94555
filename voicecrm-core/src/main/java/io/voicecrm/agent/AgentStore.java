package io.voicecrm.agent;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.TenantId;
import java.util.List;
import java.util.Optional;

/** Where we keep what we know of agents. Implementations are thread-safe. */
@ExtensionPoint
public interface AgentStore {

    /** Inserts the agent, or replaces the one with the same id. The owner of an agent never changes. */
    void save(Agent agent);

    /** The agent if {@code tenant} may use it. */
    Optional<Agent> find(TenantId tenant, AgentId id);

    /** Every agent that {@code tenant} may use, its own before shared ones, each group by name. */
    List<Agent> usableBy(TenantId tenant);
}
