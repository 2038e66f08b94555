package io.voicecrm.testkit.wire;

import io.voicecrm.testkit.simulator.OutcomeMix;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What every simulated provider can be told before it starts; each option has a default. Not thread-safe.
 *
 * @param <B> the builder of that provider
 */
public abstract sealed class SimulatorBuilder<B extends SimulatorBuilder<B>>
        permits VoiceSimulatorBuilder, SimulatedTwilio.Builder {

    int port;
    long seed = 1;
    Clock clock = Clock.systemUTC();
    double speed = 600;
    OutcomeMix mix = OutcomeMix.typical();
    Faults faults = Faults.none();
    Consumer<Exchange> watcher = exchange -> {};

    SimulatorBuilder() {}

    abstract B self();

    /** The port on the loopback address; 0, the default, takes any free one. */
    public final B port(int value) {
        this.port = value;
        return self();
    }

    /** Who lives in the phone world, and what the faults strike; 1 unless set. */
    public final B seed(long value) {
        this.seed = value;
        return self();
    }

    /**
     * Whose time it is there, by which calls are dated and webhooks signed; the system's unless set. How long something
     * takes is up to the {@link #speed}: on a clock that stands still, high speed has calls reported at once.
     */
    public final B clock(Clock value) {
        this.clock = value;
        return self();
    }

    /**
     * How many seconds of life pass in one second; 600 unless set, so that a call of a minute takes 100 ms.
     *
     * @throws IllegalArgumentException if {@code value} is not positive
     */
    public final B speed(double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("simulator speed: " + value + " must be positive");
        }
        this.speed = value;
        return self();
    }

    /** How calls end; {@link OutcomeMix#typical} unless set. */
    public final B mix(OutcomeMix value) {
        this.mix = value;
        return self();
    }

    /** What goes wrong with requests that create something; nothing unless set. */
    public final B faults(Faults value) {
        this.faults = value;
        return self();
    }

    /**
     * Sees each exchange before it is answered, for comparing it with what the provider documents; nobody unless set.
     *
     * @param value called by many threads at once
     */
    public final B watch(Consumer<Exchange> value) {
        this.watcher = value;
        return self();
    }
}
