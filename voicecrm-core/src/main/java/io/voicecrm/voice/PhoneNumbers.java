package io.voicecrm.voice;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.Direction;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that the account may call from. Every method throws {@link VoiceProviderException} if the provider refuses,
 * and what it does not offer is refused with kind {@code NOT_SUPPORTED}; see {@link Capability}.
 */
public interface PhoneNumbers {

    /** All of them. */
    List<OwnedNumber> list();

    /**
     * Makes a number known that we hold elsewhere. Idempotent: a number that is there already is answered as it is, so
     * that a process that died in the middle may ask again.
     */
    OwnedNumber importNumber(NumberImport number);

    /**
     * Binds a number to an agent: who calls it speaks to the agent, or the agent may call from it. Idempotent. Takes the
     * place of the agent bound before. At a provider whose calls name their agent themselves, binding
     * {@link Direction#OUTBOUND} changes nothing.
     *
     * @throws VoiceProviderException of kind {@code NOT_FOUND} if the number or the agent is not in the account
     */
    void assign(PhoneNumber number, AgentId agent, Set<Direction> directions);

    /**
     * Unbinds a number from whatever agent it has. Idempotent.
     *
     * @throws VoiceProviderException of kind {@code NOT_FOUND} if the number is not in the account
     */
    void detach(PhoneNumber number, Set<Direction> directions);

    /** Takes a number out of the account; it stays ours where we hold it. Idempotent: removing what is gone succeeds. */
    void remove(PhoneNumber number);

    /** Numbers that were bound elsewhere and stay as they are; everything but {@link #list} is refused. */
    static PhoneNumbers fixed(ProviderId provider, List<OwnedNumber> numbers) {
        return new FixedPhoneNumbers(provider, numbers);
    }

    /**
     * A number of the account.
     *
     * @param id the provider's identifier
     * @param agent the agent that answers inbound calls, or null
     * @param outboundAgent the agent that calls from it unless a call names another; null where there is none, or where
     *     every call names its agent
     */
    record OwnedNumber(
            String id,
            PhoneNumber number,
            String label,
            @Nullable AgentId agent,
            @Nullable AgentId outboundAgent) {

        /** A number whose outbound calls name their agent themselves. */
        public OwnedNumber(String id, PhoneNumber number, String label, @Nullable AgentId agent) {
            this(id, number, label, agent, null);
        }
    }
}
