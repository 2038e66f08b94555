package io.voicecrm.webhook;

import io.voicecrm.webhook.WebhookInbox.Arrival;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Stores what many threads bring at once with few commits: a commit waits for the disk, and can carry many. Each thread
 * returns when its own delivery is durable. Thread-safe.
 *
 * <p>Nobody waits for company. Who finds a writer's place free writes at once, with whatever waits; what arrives meanwhile
 * is the next batch. So a quiet inbox answers as fast as one commit, and a busy one gathers by itself. The threads that
 * wait do the writing in turn: there is none to start or to stop.
 */
final class GroupCommit {

    /** While one batch waits for the disk, the other is sent. */
    private static final int WRITERS = 2;

    private static final int LARGEST_BATCH = 256;

    private final WebhookInbox inbox;
    private final int maxWaiting;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private int writers;

    /** @param maxWaiting how many deliveries may wait to be stored, those being written not counted; at least 1 */
    GroupCommit(WebhookInbox inbox, int maxWaiting) {
        if (maxWaiting < 1) {
            throw new IllegalArgumentException("maxWaiting: " + maxWaiting + " must be at least 1");
        }
        this.inbox = inbox;
        this.maxWaiting = maxWaiting;
    }

    /**
     * Stores a delivery; false if its key was stored before.
     *
     * @throws InboxFullException if too many wait; it was not stored
     * @throws IllegalStateException if the inbox failed; it may have been stored, and is safe to be brought again
     */
    boolean insert(Arrival arrival) {
        Waiting mine = new Waiting(arrival);
        if (takesPlace(mine) || mine.isWokenToWrite()) {
            write(mine);
        }
        return mine.isNew();
    }

    /** How many deliveries wait to be written. */
    synchronized int waiting() {
        return queue.size();
    }

    private synchronized boolean takesPlace(Waiting mine) {
        if (writers < WRITERS) {
            writers++;
            return true;
        }
        if (queue.size() >= maxWaiting) {
            throw new InboxFullException(queue.size());
        }
        queue.add(mine);
        return false;
    }

    private void write(Waiting first) {
        List<Waiting> batch = batchOf(first);
        try {
            Set<DeliveryKey> fresh = new HashSet<>(
                    inbox.insert(batch.stream().map(waiting -> waiting.arrival).toList()));
            // Of two with one key in one batch, the first is the new one.
            batch.forEach(waiting -> waiting.stored(fresh.remove(waiting.arrival.key())));
        } catch (RuntimeException | Error e) {
            batch.forEach(waiting -> waiting.failed(e));
        } finally {
            handOver();
        }
    }

    private synchronized List<Waiting> batchOf(Waiting first) {
        List<Waiting> batch = new ArrayList<>();
        batch.add(first);
        while (batch.size() < LARGEST_BATCH && !queue.isEmpty()) {
            batch.add(queue.remove());
        }
        return batch;
    }

    /** Whoever has waited longest gets the place; if nobody waits, it is free. */
    private synchronized void handOver() {
        Waiting next = queue.poll();
        if (next == null) {
            writers--;
        } else {
            next.writes();
        }
    }

    /** One delivery. Its thread sleeps until the delivery is settled, or until it is its turn to write. */
    private static final class Waiting {

        private final Arrival arrival;
        private final Semaphore woken = new Semaphore(0);
        private boolean isNew;
        private boolean writes;
        private @Nullable Throwable failure;

        Waiting(Arrival arrival) {
            this.arrival = arrival;
        }

        void stored(boolean asNew) {
            isNew = asNew;
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

        /** Not interruptible: whoever writes the delivery answers for it, and that is soon. */
        boolean isWokenToWrite() {
            woken.acquireUninterruptibly();
            return writes;
        }

        boolean isNew() {
            if (failure != null) {
                throw new IllegalStateException("webhook inbox: a batch of deliveries was not stored", failure);
            }
            return isNew;
        }
    }
}
