package io.voicecrm.voice;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers that the account may call from. */
public interface PhoneNumbers {

    /**
     * All of them.
     *
     * @throws VoiceProviderException if the provider cannot be asked
     */
    List<OwnedNumber> list();

    /**
     * A number of the account.
     *
     * @param id the provider's identifier
     * @param agent the agent that answers inbound calls, or null
     */
    record OwnedNumber(
            String id,
            PhoneNumber number,
            String label,
            @Nullable AgentId agent) {}
}
