package io.voicecrm.sample.agent;

import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.Problems;
import org.springframework.stereotype.Component;

/** The agents that may call: whoever starts calls asks here for the agent that is to speak. */
@Component
public class CallingAgents {

    private final Stores stores;
    private final KnownAgents known;

    CallingAgents(Stores stores, KnownAgents known) {
        this.stores = stores;
        this.known = known;
    }

    /** {@link #require(Tenant, AgentId)}, by the id that the provider gave it. */
    public Agent require(Tenant tenant, String agentId) {
        return active(known.get(tenant, agentId));
    }

    /** An agent that a tenant may use and that is active; a problem for the caller where it is not. */
    public Agent require(Tenant tenant, AgentId id) {
        return active(stores.agents().find(tenant.tenantId(), id).orElseThrow(() -> Problems.notFound("agent")));
    }

    private static Agent active(Agent agent) {
        if (!agent.active()) {
            throw Problems.conflict("Agent \"" + agent.spec().name()
                    + "\" is inactive and starts no calls. Activate it, or choose another one.");
        }
        return agent;
    }
}
