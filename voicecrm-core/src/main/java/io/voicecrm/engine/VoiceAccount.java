package io.voicecrm.engine;

import io.voicecrm.ProviderId;
import io.voicecrm.campaign.AccountUse;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.Dialer;
import io.voicecrm.voice.VoiceProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An account that calls are placed through, what it allows, and how it does. Thread-safe. */
public final class VoiceAccount {

    private final VoiceProvider provider;
    private final AccountLimits limits;
    private final Stores stores;
    private final Clock clock;
    private final ExecutorService dialing;
    private final Dialer dialer;

    /** Its dial requests have threads of their own: an account that answers slowly holds up no other. */
    VoiceAccount(
            VoiceProvider provider,
            AccountLimits limits,
            Stores stores,
            Clock clock,
            int parallelDials,
            Dialer.Builder dialer) {
        this.provider = provider;
        this.limits = limits;
        this.stores = stores;
        this.clock = clock;
        this.dialing = Executors.newFixedThreadPool(parallelDials, VoiceAccount::dialThread);
        this.dialer = dialer.limits(limits).executor(dialing).build();
    }

    /** Which provider's it is; no two accounts of an engine have the same. */
    public ProviderId id() {
        return provider.id();
    }

    /** The provider, to be asked for agents, voices, numbers and the like. */
    public VoiceProvider provider() {
        return provider;
    }

    /** What it allows. */
    public AccountLimits limits() {
        return limits;
    }

    /** How much of it is in use, by all processes together. */
    public AccountUse use() {
        return stores.attempts().use(id(), clock.instant());
    }

    /** One step of dialing or reconciling, for those who drive the engine themselves. */
    public Dialer dialer() {
        return dialer;
    }

    /** Whether this process dials nobody through it for now, since it failed too often; campaigns go by other routes. */
    public boolean isSpared() {
        return dialer.isCircuitOpen();
    }

    /**
     * How long no webhook has come from the provider although a call is up, by all that any process knows; zero while none
     * is. A call may last, and says nothing before its end; but when many calls come and go, minutes of silence mean that
     * webhooks get lost, and that every call waits until it is read back.
     */
    public Duration webhookSilence() {
        return stores.attempts().placed(id(), 1).stream()
                .findFirst()
                .map(oldest -> stores.deliveries()
                        .lastReceived(id())
                        .filter(oldest.placedAt()::isBefore)
                        .orElse(oldest.placedAt()))
                .map(since -> Duration.between(since, clock.instant()))
                .filter(silence -> !silence.isNegative())
                .orElse(Duration.ZERO);
    }

    boolean isClosed() {
        return dialing.isShutdown();
    }

    void close() {
        dialing.shutdown();
    }

    private static Thread dialThread(Runnable work) {
        Thread thread = new Thread(work, "voicecrm-dial");
        thread.setDaemon(true);
        return thread;
    }
}
