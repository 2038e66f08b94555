package io.voicecrm.campaign;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;

/**
 * A way by which a campaign's calls can go.
 *
 * @param agent who talks, and thereby through which provider
 * @param callerId the number that is shown; one of that provider's
 */
public record Route(AgentId agent, PhoneNumber callerId) {

    /** Through whom calls go. */
    public ProviderId provider() {
        return agent.provider();
    }
}
