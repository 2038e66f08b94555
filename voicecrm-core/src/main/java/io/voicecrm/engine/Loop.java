package io.voicecrm.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a step on its own thread until closed: at once while there is work, after a pause when there is none. */
final class Loop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final BooleanSupplier step;
    private final Duration idlePause;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** @param step says whether it found work */
    Loop(String name, BooleanSupplier step, Duration idlePause) {
        this.name = name;
        this.step = step;
        this.idlePause = idlePause;
        this.thread = new Thread(this::run, "voicecrm-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether it was started and has not ended; false too if an error ended it. */
    boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            boolean busy = false;
            while (!closing.await(busy ? 0 : idlePause.toMillis(), TimeUnit.MILLISECONDS)) {
                busy = tryStep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryStep() {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException e) {
            // The top of a thread: the store may be down for a while, and this has to be there when it is back.
            log.error("{} failed and goes on after a pause", name, e);
            return false;
        }
    }

    /** Begins no other step. */
    void finish() {
        closing.countDown();
    }

    /** Waits until a step that runs has come to its end. */
    @Override
    public void close() {
        finish();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
