package io.voicecrm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final Supplier<String> OTHERWISE = () -> "otherwise";

    private final Deadline deadline = new Deadline(Duration.ofMillis(100), 1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @AfterEach
    void release() {
        released.countDown();
        deadline.close();
    }

    @Test
    void givesWhatIsDoneInTime() {
        assertThat(deadline.within(() -> "done", OTHERWISE)).isEqualTo("done");
    }

    @Test
    void answersOtherwiseWhereTheWorkFails() {
        Supplier<String> failing = () -> {
            throw new IllegalStateException("the store is gone");
        };

        assertThat(deadline.within(failing, OTHERWISE)).isEqualTo("otherwise");
    }

    @Test
    void answersOtherwiseWhereTheWorkTakesTooLongAndStopsIt() throws InterruptedException {
        assertThat(deadline.within(this::neverInTime, OTHERWISE)).isEqualTo("otherwise");

        interrupted.await();
    }

    @Test
    void answersOtherwiseAtOnceWhereEverybodyIsBusy() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Deadline patient = new Deadline(Duration.ofMinutes(1), 1);
        Thread other = new Thread(() -> patient.within(
                () -> {
                    begun.countDown();
                    return neverInTime();
                },
                OTHERWISE));
        other.start();
        begun.await();

        assertThat(patient.within(() -> "done", OTHERWISE)).isEqualTo("otherwise");
        released.countDown();
        other.join();
        patient.close();
    }

    private String neverInTime() {
        try {
            released.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
        }
        return "too late";
    }
}
