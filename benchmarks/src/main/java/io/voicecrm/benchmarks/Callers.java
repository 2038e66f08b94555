package io.voicecrm.benchmarks;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do one thing again and again for a while, each waiting for its own to be done. */
final class Callers {

    private Callers() {}

    /** One thing; {@code n} counts from 0 over all threads. */
    interface Work {
        void call(int n) throws Exception;
    }

    static double perSecond(int threads, Duration run, Work work) throws ExecutionException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            AtomicInteger next = new AtomicInteger();
            long start = System.nanoTime();
            long end = start + run.toNanos();
            Callable<Integer> caller = () -> {
                int done = 0;
                while (System.nanoTime() < end) {
                    work.call(next.getAndIncrement());
                    done++;
                }
                return done;
            };
            List<Future<Integer>> parts = pool.invokeAll(Collections.nCopies(threads, caller));
            int done = 0;
            for (Future<Integer> part : parts) {
                done += part.get();
            }
            return done / ((System.nanoTime() - start) / 1e9);
        } finally {
            pool.shutdown();
        }
    }
}
