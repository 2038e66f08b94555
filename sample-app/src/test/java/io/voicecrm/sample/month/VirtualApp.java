package io.voicecrm.sample.month;

import io.voicecrm.engine.VoiceAccount;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.StartedApp;
import io.voicecrm.testkit.VirtualClock;
import io.voicecrm.testkit.wire.CallJournal;
import io.voicecrm.testkit.wire.CallJournal.Dialed;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.testkit.wire.SimulatedStripe;
import io.voicecrm.webhook.DeliveryState;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/**
 * The whole app with both providers and the gateway, all on one clock that stands still until it is moved: what is due is
 * done at once, whatever time of the month it is. Its engine has no threads of its own. Close it.
 */
final class VirtualApp implements AutoCloseable {

    /** What a minute costs the platform: figures that nothing else comes to. */
    static final BigDecimal ELEVENLABS_PRICE = new BigDecimal("0.0731113");

    static final BigDecimal RETELL_PRICE = new BigDecimal("0.0917739");

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** A report may be faster than the answer to the dial, and tell of a call that nobody knows yet. */
    private static final Duration UNTIL_IT_IS_TRIED_AGAIN = Duration.ofSeconds(1);

    private static final double AT_ONCE = 1_000_000;
    private static final int WEBHOOK_WORKERS = 3;
    private static final int BATCH = 100;

    private final VirtualClock clock;
    private final SimulatedElevenLabs elevenLabs;
    private final SimulatedRetell retell;
    private final SimulatedStripe stripe;
    private final StartedApp app;
    private final VoiceCrm crm;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private VirtualApp(Instant start, int batchSize) {
        clock = VirtualClock.startingAt(start);
        elevenLabs = SimulatedElevenLabs.builder()
                .clock(clock)
                .speed(AT_ONCE)
                .usdPerMinute(ELEVENLABS_PRICE)
                .start();
        // Another seed: at the same time the same one would name agents of both alike.
        retell = SimulatedRetell.builder()
                .seed(2)
                .clock(clock)
                .speed(AT_ONCE)
                .usdPerMinute(RETELL_PRICE)
                .concurrencyLimit(Integer.MAX_VALUE)
                .start();
        stripe = SimulatedStripe.builder().clock(clock).start();
        app = StartedApp.startWith(
                this::addParts,
                "voicecrm.engine.auto-start=false",
                "voicecrm.invoices.cron=-",
                "voicecrm.dialer.batch-size=" + batchSize,
                "voicecrm.accounts.elevenlabs.price-per-minute=" + ELEVENLABS_PRICE,
                "voicecrm.accounts.retell.price-per-minute=" + RETELL_PRICE);
        crm = app.bean(VoiceCrm.class);
    }

    /**
     * Starts one.
     *
     * @param start what time it is in it
     * @param batchSize how many calls a dialer begins in one go, at most
     */
    static VirtualApp startingAt(Instant start, int batchSize) {
        return new VirtualApp(start, batchSize);
    }

    private void addParts(GenericApplicationContext context) {
        context.registerBean("clock", Clock.class, () -> clock);
        context.registerBean("simulator", SimulatedElevenLabs.class, () -> elevenLabs);
        context.registerBean("secondSimulator", SimulatedRetell.class, () -> retell);
        context.registerBean("simulatedGateway", SimulatedStripe.class, () -> stripe);
    }

    VirtualClock clock() {
        return clock;
    }

    Api platform() {
        return app.clients().platform();
    }

    StartedApp app() {
        return app;
    }

    VoiceCrm crm() {
        return crm;
    }

    SimulatedStripe stripe() {
        return stripe;
    }

    SimulatedRetell retell() {
        return retell;
    }

    /** What really happened on the phone, by those who were there. */
    List<Dialed> atElevenLabs() {
        return elevenLabs.journal().dialed();
    }

    /** The same of the other provider. */
    List<Dialed> atRetell() {
        return retell.journal().dialed();
    }

    private int dials() {
        return elevenLabs.journal().dials() + retell.journal().dials();
    }

    /** Dials until there were at least so many calls in all, and works on all that is reported of them. */
    void dialUpTo(int calls) {
        CompletableFuture<?>[] dialing = crm.accounts().stream()
                .map(account -> CompletableFuture.runAsync(() -> dial(account, calls), threads))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> dialed = CompletableFuture.allOf(dialing);
        workUntil(() -> dialed.isDone() && everyCallIsReported());
        dialed.join();
        finishWork();
    }

    private void dial(VoiceAccount account, int calls) {
        while (dials() < calls) {
            if (!account.dialer().runOnce().hasWork()) {
                pause();
            }
        }
        account.dialer().awaitAnswers();
    }

    private boolean everyCallIsReported() {
        CallJournal first = elevenLabs.journal();
        CallJournal second = retell.journal();
        long pickedUp = second.dialed().stream()
                .filter(call -> !call.talkTime().isZero())
                .count();
        return first.webhooksDelivered() == first.dials()
                && second.webhooksDelivered() == 2L * second.dials() + pickedUp;
    }

    /** Works on all that has come in, and on what the gateway still has to tell. */
    void finishWork() {
        workUntil(() -> {
            if (crm.stores().deliveries().count(DeliveryState.OPEN) == 0
                    && stripe.journal().webhooksDelivered() >= stripe.webhooks().size()) {
                return true;
            }
            clock.advance(UNTIL_IT_IS_TRIED_AGAIN);
            // Not faster than that, or leases would lapse under those who work.
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            return false;
        });
        crm.sweepCredit();
    }

    /** Does now all that the app does at times of its own by the clock on the wall, so that none of it is still to come. */
    void doWhatIsScheduled() {
        app.bean(ScheduledAnnotationBeanPostProcessor.class)
                .getScheduledTasks()
                .forEach(scheduled -> scheduled.getTask().getRunnable().run());
    }

    /** Works on what comes in until something is true. */
    void workUntil(BooleanSupplier done) {
        AtomicBoolean isOver = new AtomicBoolean();
        CompletableFuture<?>[] working = IntStream.range(0, WEBHOOK_WORKERS)
                .mapToObj(worker -> CompletableFuture.runAsync(() -> work(isOver), threads))
                .toArray(CompletableFuture<?>[]::new);
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!done.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("not all was worked on within " + PATIENCE + "; "
                            + crm.stores().deliveries().count(DeliveryState.OPEN) + " webhooks are open, of " + dials()
                            + " calls");
                }
                pause();
            }
        } finally {
            isOver.set(true);
        }
        CompletableFuture.allOf(working).join();
    }

    private void work(AtomicBoolean isOver) {
        while (!isOver.get()) {
            if (crm.webhooks().drain(BATCH) == 0) {
                pause();
            }
        }
    }

    private static void pause() {
        LockSupport.parkNanos(10_000_000);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        app.close();
        elevenLabs.close();
        retell.close();
        stripe.close();
    }
}
