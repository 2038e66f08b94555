package io.voicecrm.sample.agent;

import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.voice.VoiceProvider;
import org.springframework.stereotype.Component;

/** The agents that may call: whoever starts calls asks here for the agent that is to speak. */
@Component
public class CallingAgents {

    private final Stores stores;
    private final VoiceProvider provider;

    CallingAgents(Stores stores, VoiceProvider provider) {
        this.stores = stores;
        this.provider = provider;
    }

    /** {@link #require(Tenant, AgentId)}, by the id that the provider gave it. */
    public Agent require(Tenant tenant, String agentId) {
        return require(tenant, new AgentId(provider.id(), agentId));
    }

    /** An agent that a tenant may use and that is active; a problem for the caller where it is not. */
    public Agent require(Tenant tenant, AgentId id) {
        Agent agent = stores.agents().find(tenant.tenantId(), id).orElseThrow(() -> Problems.notFound("agent"));
        if (!agent.active()) {
            throw Problems.conflict("Agent \"" + agent.spec().name()
                    + "\" is inactive and starts no calls. Activate it, or choose another one.");
        }
        return agent;
    }
}
