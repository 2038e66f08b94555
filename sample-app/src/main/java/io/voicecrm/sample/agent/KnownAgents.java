package io.voicecrm.sample.agent;

import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.Problems;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Agents by the id that the wire has for them: their provider's own, whichever that is. */
@Component
public class KnownAgents {

    private final VoiceCrm crm;
    private final Stores stores;

    KnownAgents(VoiceCrm crm, Stores stores) {
        this.crm = crm;
        this.stores = stores;
    }

    /**
     * An agent that the client may use.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is none
     */
    public Agent get(Tenant tenant, String id) {
        return crm.accounts().stream()
                .map(account -> stores.agents().find(tenant.tenantId(), new AgentId(account.id(), id)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> Problems.notFound("agent"));
    }
}
