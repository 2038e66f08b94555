package io.voicecrm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    /** Longer than any test may take. */
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void goesOnAfterAStepThatFailed() throws InterruptedException {
        CountDownLatch steps = new CountDownLatch(3);
        try (Loop loop = new Loop("failing", () -> fail(steps), SHORT)) {
            loop.start();

            assertThat(steps.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(loop.isAlive()).isTrue();
        }
    }

    @Test
    void doesNotPauseWhileThereIsWork() throws InterruptedException {
        CountDownLatch steps = new CountDownLatch(100);
        // With a pause after each step this takes half a minute.
        try (Loop loop = new Loop("busy", () -> countDown(steps), Duration.ofMillis(300))) {
            loop.start();

            assertThat(steps.await(15, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void waitsForTheStepThatRunsWhenItIsClosed() throws InterruptedException {
        Thread closer = Thread.currentThread();
        CountDownLatch entered = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Loop loop = new Loop("slow", () -> endOnceAwaited(closer, entered, ended), SHORT);
        loop.start();
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();

        loop.close();

        assertThat(ended).isTrue();
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void closesWithoutWaitingForThePause() {
        Loop loop = new Loop("idle", () -> false, LONG);
        loop.start();

        loop.close();

        assertThat(loop.isAlive()).isFalse();
    }

    private static boolean fail(CountDownLatch steps) {
        steps.countDown();
        throw new IllegalStateException("the store is away");
    }

    private static boolean countDown(CountDownLatch steps) {
        steps.countDown();
        return true;
    }

    /** Ends no sooner than the closer waits for it, so that it has not ended if the closer does not wait. */
    private static boolean endOnceAwaited(Thread closer, CountDownLatch entered, AtomicBoolean ended) {
        entered.countDown();
        while (closer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        ended.set(true);
        return true;
    }
}
