package io.voicecrm.voice;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.webhook.WebhookRequest;
import java.net.URI;

/**
 * Tells an agent, while the phone still rings, who is calling. The provider asks by a webhook and waits for the answer;
 * each provider has its own words for both, and these are the only methods that know them.
 */
public interface InboundCalls {

    /**
     * Has the provider ask about calls to a number that an agent answers. Idempotent.
     *
     * @param number one that the provider knows
     * @param agent who answers it
     * @param door an address of ours, absolute
     * @throws VoiceProviderException if the provider refuses or cannot be asked
     */
    void askAbout(PhoneNumber number, AgentId agent, URI door);

    /**
     * Trusts a request and reads it.
     *
     * @throws io.voicecrm.webhook.WebhookRejectedException if it is not certain that the provider sent it
     * @throws io.voicecrm.webhook.MalformedWebhookException if it is not what the provider documents
     */
    InboundCall read(WebhookRequest request);

    /**
     * The body of the answer, JSON; its status is 200. What the agent does not let a call override is left out, since a
     * wrong word here would cost the caller the call; what the agent's own texts leave open and {@code answer} does not
     * name is empty, where the provider would end the call for want of it. Nobody is asked for an answer that says nothing.
     *
     * @param call what {@link #read} gave
     * @throws VoiceProviderException of kind {@code NOT_SUPPORTED} if the provider has no words for that answer
     */
    String answer(InboundCall call, InboundAnswer answer);
}
