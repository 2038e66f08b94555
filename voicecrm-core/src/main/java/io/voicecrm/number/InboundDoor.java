package io.voicecrm.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.voice.VoiceProviderException;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where voice providers ask who is calling, while the caller still hears it ring. Thread-safe if its addresses are. */
public final class InboundDoor {

    /** Nobody asks. */
    public static final InboundDoor CLOSED = new InboundDoor(List.of(), provider -> Optional.empty());

    private static final Logger log = LoggerFactory.getLogger(InboundDoor.class);

    private final Map<ProviderId, InboundCalls> providers;
    private final Function<ProviderId, Optional<URI>> addresses;

    private InboundDoor(Collection<? extends VoiceProvider> providers, Function<ProviderId, Optional<URI>> addresses) {
        Map<ProviderId, InboundCalls> asking = new HashMap<>();
        providers.forEach(provider -> provider.inboundCalls().ifPresent(calls -> asking.put(provider.id(), calls)));
        this.providers = Map.copyOf(asking);
        this.addresses = addresses;
    }

    /**
     * A door for these providers.
     *
     * @param addresses where each asks, as it is reached from outside; asked anew for each number, and empty where nobody
     *     has said
     */
    public static InboundDoor of(
            Collection<? extends VoiceProvider> providers, Function<ProviderId, Optional<URI>> addresses) {
        return new InboundDoor(providers, addresses);
    }

    /**
     * Has the agent's provider ask about calls to a number, if it can. Idempotent.
     *
     * @throws VoiceProviderException if it may work later
     */
    void openFor(PhoneNumber number, AgentId agent) {
        InboundCalls calls = providers.get(agent.provider());
        Optional<URI> address = addresses.apply(agent.provider());
        if (calls == null || address.isEmpty()) {
            return;
        }
        try {
            calls.askAbout(number, agent, address.get());
        } catch (VoiceProviderException e) {
            if (e.kind().isTransient()) {
                throw e;
            }
            // The agent answers all the same; it only does not know to whom.
            log.warn("calls to {} are not asked about: {}", number, e.getMessage());
        }
    }
}
