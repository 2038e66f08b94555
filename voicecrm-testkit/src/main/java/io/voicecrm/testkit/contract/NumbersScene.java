package io.voicecrm.testkit.contract;

import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentStore;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.InboundDoor;
import io.voicecrm.number.NumberNetwork;
import io.voicecrm.number.NumberPool;
import io.voicecrm.number.NumberRoutes;
import io.voicecrm.number.NumberStore;
import io.voicecrm.number.NumberStores;
import io.voicecrm.testkit.VirtualClock;
import io.voicecrm.testkit.simulator.SimulatedCarrier;
import io.voicecrm.voice.PhoneNumbers;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A pool over stores under test, with a carrier and a provider of which everything is known. Not extended by itself. */
@NullMarked
abstract class NumbersScene {

    static final ProviderId PROVIDER = new ProviderId("p");
    static final NumberRoutes ROUTES = new NumberRoutes(null, URI.create("https://crm.example/webhooks/carrier"), null);

    final VirtualClock clock = VirtualClock.startingAt("2026-03-02T15:00:00Z");
    private @Nullable NumberStores opened;
    SimulatedCarrier carrier = new SimulatedCarrier();
    RecordedNumbers provider = new RecordedNumbers(PROVIDER);

    /** Number stores that hold nothing. */
    protected abstract NumberStores emptyStores();

    /** Agents over the same data; those of other tests do not matter. */
    protected abstract AgentStore agents();

    /** Nothing is in the stores, at the carrier or at the provider. */
    @BeforeEach
    void reset() {
        opened = emptyStores();
        carrier = new SimulatedCarrier();
        provider = new RecordedNumbers(PROVIDER);
    }

    final NumberStores stores() {
        return Objects.requireNonNull(opened);
    }

    final NumberPool pool(NumberStore store, Carrier theCarrier, PhoneNumbers numbers) {
        return new NumberPool(
                store,
                agents(),
                new NumberNetwork(
                        Map.of(theCarrier.id(), theCarrier), Map.of(PROVIDER, numbers), ROUTES, InboundDoor.CLOSED),
                clock);
    }
}
