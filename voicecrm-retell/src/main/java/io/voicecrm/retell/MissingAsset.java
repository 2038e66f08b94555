package io.voicecrm.retell;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallPlacement.Refused;
import io.voicecrm.voice.VoiceProviderException;

/** Finds out what is missing when the provider answers that something is: it does not say which. */
final class MissingAsset {

    private final RetellAgents agents;
    private final RetellPhoneNumbers phoneNumbers;

    MissingAsset(RetellAgents agents, RetellPhoneNumbers phoneNumbers) {
        this.agents = agents;
        this.phoneNumbers = phoneNumbers;
    }

    /** The refusal of a request for this agent and this caller id; of the answer alone if both are there. */
    CallPlacement refusal(AgentId agent, PhoneNumber from, Reply reply) {
        try {
            if (!agents.exists(agent)) {
                return new Refused(Reason.AGENT_NOT_FOUND, "the agent is not in the account", null);
            }
            if (!phoneNumbers.owns(from)) {
                return new Refused(Reason.NUMBER_NOT_OWNED, "the caller id " + from + " is not in the account", null);
            }
        } catch (VoiceProviderException e) {
            return Refusals.of(e);
        }
        return Refusals.of(reply);
    }
}
