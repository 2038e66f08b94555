package io.voicecrm.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Applies what many threads ask for at once with few commits, strictly in the order in which they asked. Each thread
 * returns when its own is durable. Thread-safe.
 *
 * <p>Who finds the lane empty writes at once, with nothing but its own; what arrives meanwhile is the next batch, written
 * by whoever of them has waited longest. One commit at a time keeps the order; that it carries many makes it fast: a
 * hundred holds on one account lock its row once, where a hundred transactions would queue for it.
 */
final class Lane {

    private static final int LARGEST_BATCH = 256;

    private final LedgerStore store;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private boolean isBusy;

    Lane(LedgerStore store) {
        this.store = store;
    }

    List<LedgerOutcome> apply(List<LedgerOperation> operations) {
        Waiting mine = new Waiting(operations);
        if (takesPlace(mine) || mine.isWokenToWrite()) {
            write(mine);
        }
        return mine.outcomes();
    }

    private synchronized boolean takesPlace(Waiting mine) {
        if (isBusy) {
            queue.add(mine);
            return false;
        }
        isBusy = true;
        return true;
    }

    private void write(Waiting first) {
        List<Waiting> batch = batchOf(first);
        try {
            List<LedgerOutcome> outcomes = store.apply(batch.stream()
                    .flatMap(waiting -> waiting.operations.stream())
                    .toList());
            int from = 0;
            for (Waiting waiting : batch) {
                int to = from + waiting.operations.size();
                waiting.applied(outcomes.subList(from, to));
                from = to;
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(waiting -> waiting.failed(e));
        } finally {
            handOver();
        }
    }

    private synchronized List<Waiting> batchOf(Waiting first) {
        List<Waiting> batch = new ArrayList<>();
        batch.add(first);
        int size = first.operations.size();
        for (Waiting next = queue.peek(); next != null; next = queue.peek()) {
            size += next.operations.size();
            if (size > LARGEST_BATCH) {
                break;
            }
            batch.add(queue.remove());
        }
        return batch;
    }

    private synchronized void handOver() {
        Waiting next = queue.poll();
        if (next == null) {
            isBusy = false;
        } else {
            next.writes();
        }
    }

    /** What one thread asks for. It sleeps until that is settled, or until it is its turn to write. */
    private static final class Waiting {

        private final List<LedgerOperation> operations;
        private final Semaphore woken = new Semaphore(0);
        private List<LedgerOutcome> outcomes = List.of();
        private boolean writes;
        private @Nullable Throwable failure;

        Waiting(List<LedgerOperation> operations) {
            this.operations = operations;
        }

        void applied(List<LedgerOutcome> mine) {
            outcomes = mine;
            woken.release();
        }

        void failed(Throwable why) {
            failure = why;
            woken.release();
        }

        void writes() {
            writes = true;
            woken.release();
        }

        /** Not interruptible: whoever writes answers for it, and that is soon. */
        boolean isWokenToWrite() {
            woken.acquireUninterruptibly();
            return writes;
        }

        List<LedgerOutcome> outcomes() {
            if (failure != null) {
                throw new IllegalStateException(
                        "ledger: a batch failed; whether it was posted is told by asking again with the same keys",
                        failure);
            }
            return outcomes;
        }
    }
}
