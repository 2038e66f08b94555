package io.voicecrm.engine;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that somebody waits for, on threads of its own: what is not done in time is given up, and so is what finds no free
 * thread, since it could not be done in time either. Thread-safe.
 */
final class Deadline {

    private static final Logger log = LoggerFactory.getLogger(Deadline.class);

    private final Duration patience;
    private final ExecutorService workers;

    /** @param threads at most so many at once; none while there is nothing to do */
    Deadline(Duration patience, int threads) {
        this.patience = patience;
        this.workers =
                new ThreadPoolExecutor(0, threads, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Deadline::worker);
    }

    /** What {@code work} gives, or {@code otherwise} if it fails or takes too long. */
    <T> T within(Supplier<T> work, Supplier<T> otherwise) {
        Future<T> result;
        try {
            result = workers.submit(work::get);
        } catch (RejectedExecutionException e) {
            log.warn("an inbound call is answered without a look-up: all threads for that are busy");
            return otherwise.get();
        }
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            result.cancel(true);
            log.warn(
                    "an inbound call is answered without what is known of the caller: it took longer than {}",
                    patience);
        } catch (ExecutionException e) {
            log.warn("an inbound call is answered without what is known of the caller", e.getCause());
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
        }
        return otherwise.get();
    }

    void close() {
        workers.shutdownNow();
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "voicecrm-reception");
        thread.setDaemon(true);
        return thread;
    }
}
