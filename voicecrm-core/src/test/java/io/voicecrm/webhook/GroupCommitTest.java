package io.voicecrm.webhook;

import static io.voicecrm.fixture.People.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.webhook.WebhookInbox.Arrival;
import io.voicecrm.webhook.WebhookInbox.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {

    private static final int MAX_WAITING = 50;
    private static final int ENOUGH = 1_000;

    private final SlowInbox inbox = new SlowInbox();
    private final GroupCommit commits = new GroupCommit(inbox, MAX_WAITING);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopTheThreads() {
        threads.shutdownNow();
    }

    @Test
    void storesALoneDeliveryAtOnce() {
        inbox.disk.release(ENOUGH);

        assertThat(commits.insert(arrival(1))).isTrue();

        assertThat(inbox.batches).containsExactly(1);
    }

    @Test
    void storesWithOneCommitWhatArrivesDuringAnother() throws ExecutionException, InterruptedException {
        List<Future<Boolean>> answers = new ArrayList<>();
        answers.add(bring(1));
        answers.add(bring(2));
        inbox.writers.acquire(2);
        for (int i = 3; i <= 12; i++) {
            answers.add(bring(i));
        }
        awaitWaiting(10);

        inbox.disk.release(ENOUGH);

        for (Future<Boolean> answer : answers) {
            assertThat(answer.get()).isTrue();
        }
        // The two that came first, and the others in one batch for each writer at most.
        assertThat(inbox.batches).hasSizeBetween(3, 4);
        assertThat(inbox.batches.stream().mapToInt(size -> size).sum()).isEqualTo(12);
    }

    @Test
    void tellsThatOneOfTwoEqualOnesIsNew() throws ExecutionException, InterruptedException {
        Future<Boolean> first = bring(1);
        Future<Boolean> second = bring(2);
        inbox.writers.acquire(2);
        Future<Boolean> one = bring(3);
        awaitWaiting(1);
        Future<Boolean> same = bring(3);
        awaitWaiting(2);

        inbox.disk.release(ENOUGH);

        assertThat(first.get()).isTrue();
        assertThat(second.get()).isTrue();
        assertThat(List.of(one.get(), same.get())).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void refusesMoreThanMayWait() throws ExecutionException, InterruptedException {
        List<Future<Boolean>> answers = new ArrayList<>();
        answers.add(bring(1));
        answers.add(bring(2));
        inbox.writers.acquire(2);
        for (int i = 0; i < MAX_WAITING; i++) {
            answers.add(bring(10 + i));
        }
        awaitWaiting(MAX_WAITING);

        assertThatThrownBy(() -> commits.insert(arrival(99)))
                .isInstanceOf(InboxFullException.class)
                .hasMessageContaining("50");

        inbox.disk.release(ENOUGH);
        for (Future<Boolean> answer : answers) {
            assertThat(answer.get()).isTrue();
        }
        inbox.disk.release(ENOUGH);
        assertThat(commits.insert(arrival(99))).isTrue();
    }

    @Test
    void tellsEveryoneInABatchThatItFailedAndGoesOn() throws InterruptedException {
        List<Future<Boolean>> answers = new ArrayList<>();
        answers.add(bring(1));
        answers.add(bring(2));
        inbox.writers.acquire(2);
        for (int i = 3; i <= 5; i++) {
            answers.add(bring(i));
        }
        awaitWaiting(3);

        inbox.broken = true;
        inbox.disk.release(ENOUGH);

        assertThat(answers)
                .allSatisfy(answer -> assertThatThrownBy(answer::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseMessage("the disk is full"));
        inbox.broken = false;
        inbox.disk.release(ENOUGH);
        assertThat(commits.insert(arrival(1))).isTrue();
    }

    @Test
    void losesNoneOfManyAndAnswersEachOnce() throws ExecutionException, InterruptedException {
        inbox.disk.release(32 * 500);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int thread = 0; thread < 32; thread++) {
            answers.add(threads.submit(() -> {
                int fresh = 0;
                for (int i = 0; i < 500; i++) {
                    fresh += commits.insert(arrival(i)) ? 1 : 0;
                }
                return fresh;
            }));
        }

        int fresh = 0;
        for (Future<Integer> answer : answers) {
            fresh += answer.get();
        }

        assertThat(fresh).isEqualTo(500);
        assertThat(inbox.batches.stream().mapToInt(size -> size).sum()).isEqualTo(32 * 500);
    }

    private Future<Boolean> bring(int number) {
        return threads.submit(() -> commits.insert(arrival(number)));
    }

    private void awaitWaiting(int many) {
        while (commits.waiting() < many) {
            Thread.onSpinWait();
        }
    }

    private static Arrival arrival(int number) {
        return new Arrival(
                new DeliveryKey(PROVIDER, "k" + number), WebhookRequest.of(Map.of(), new byte[1], Instant.EPOCH), "");
    }

    /** Writes when it is given the disk, and counts what comes in one batch. */
    private static final class SlowInbox implements WebhookInbox {

        final Semaphore disk = new Semaphore(0);
        final Semaphore writers = new Semaphore(0);
        final List<Integer> batches = new CopyOnWriteArrayList<>();
        volatile boolean broken;
        private final WebhookInbox kept = new InMemoryStores().inbox();

        @Override
        public Set<DeliveryKey> insert(Collection<Arrival> arrivals) {
            writers.release();
            disk.acquireUninterruptibly();
            if (broken) {
                throw new IllegalArgumentException("the disk is full");
            }
            batches.add(arrivals.size());
            return kept.insert(arrivals);
        }

        @Override
        public List<Delivery> claim(int limit, Instant now, Instant until) {
            return kept.claim(limit, now, until);
        }

        @Override
        public void done(Collection<DeliveryKey> keys, Instant at) {
            kept.done(keys, at);
        }

        @Override
        public void retry(DeliveryKey key, Instant notBefore, String reason) {
            kept.retry(key, notBefore, reason);
        }

        @Override
        public void bury(DeliveryKey key, String reason, Instant at) {
            kept.bury(key, reason, at);
        }
    }
}
