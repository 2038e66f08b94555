package io.voicecrm.retell;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.http.Dialing;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallPlacement.Refused;
import io.voicecrm.voice.VoiceProviderException;

/** Reads a failure to dial. Where the provider answers that something is missing, it does not say what: this finds out. */
final class MissingAsset {

    private final RetellAgents agents;
    private final RetellPhoneNumbers phoneNumbers;

    MissingAsset(RetellAgents agents, RetellPhoneNumbers phoneNumbers) {
        this.agents = agents;
        this.phoneNumbers = phoneNumbers;
    }

    /** The refusal of a request for this agent and this caller id, by the answer alone if both are there. */
    CallPlacement refusal(AgentId agent, PhoneNumber from, Reply reply) {
        if (reply.status() != 422) {
            return Refusals.of(reply);
        }
        try {
            if (!agents.exists(agent)) {
                return new Refused(Reason.AGENT_NOT_FOUND, "the agent is not in the account", null);
            }
            if (!phoneNumbers.owns(from)) {
                return new Refused(Reason.NUMBER_NOT_OWNED, "the caller id " + from + " is not in the account", null);
            }
        } catch (VoiceProviderException e) {
            return Dialing.notTried(e);
        }
        return Refusals.of(reply);
    }
}
