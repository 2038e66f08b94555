package io.voicecrm.number;

import io.voicecrm.ProviderId;
import io.voicecrm.voice.PhoneNumbers;
import io.voicecrm.voice.VoiceProvider;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whom the pool works with outside. Immutable.
 *
 * @param carriers where numbers are bought, by id
 * @param providers the numbers that each voice provider knows, by its id
 * @param routes where carriers ask and tell about the numbers that are connected
 * @param door where voice providers ask who is calling
 */
public record NumberNetwork(
        Map<ProviderId, Carrier> carriers,
        Map<ProviderId, PhoneNumbers> providers,
        NumberRoutes routes,
        InboundDoor door) {

    /** Copies the maps. */
    public NumberNetwork {
        carriers = Map.copyOf(carriers);
        providers = Map.copyOf(providers);
    }

    /** A network of these, in which no voice provider asks who is calling. */
    public static NumberNetwork of(
            Collection<? extends Carrier> carriers,
            Collection<? extends VoiceProvider> providers,
            NumberRoutes routes) {
        return new NumberNetwork(
                carriers.stream().collect(Collectors.toMap(Carrier::id, Function.identity())),
                providers.stream().collect(Collectors.toMap(VoiceProvider::id, VoiceProvider::phoneNumbers)),
                routes,
                InboundDoor.CLOSED);
    }

    /** The same, in which voice providers ask at {@code newDoor}. */
    public NumberNetwork withDoor(InboundDoor newDoor) {
        return new NumberNetwork(carriers, providers, routes, newDoor);
    }

    /** A carrier, if it is one of ours. */
    public Optional<Carrier> carrier(ProviderId id) {
        return Optional.ofNullable(carriers.get(id));
    }

    /** The numbers that a provider knows, if it is one of ours. */
    public Optional<PhoneNumbers> provider(ProviderId id) {
        return Optional.ofNullable(providers.get(id));
    }
}
