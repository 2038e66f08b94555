package io.voicecrm.dialer;

import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.voice.Calls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends dial requests side by side and stores their answers in the order in which they come, as many to a commit as have
 * come by then: a slow answer holds up no other. Used by one thread, next to those of the executor.
 */
final class Placements {

    private static final Logger log = LoggerFactory.getLogger(Placements.class);

    private final Calls calls;
    private final AttemptStore attempts;
    private final RefusalPolicy refusals;
    private final Executor executor;
    private final Clock clock;
    private final Circuit circuit;
    private final Duration lease;
    private final Consumer<List<Attempt>> notDialed;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private int open;
    private boolean lastFailed;

    Placements(
            Calls calls,
            AttemptStore attempts,
            RefusalPolicy refusals,
            Executor executor,
            Clock clock,
            Circuit circuit,
            Duration lease,
            Consumer<List<Attempt>> notDialed) {
        this.calls = calls;
        this.attempts = attempts;
        this.refusals = refusals;
        this.executor = executor;
        this.clock = clock;
        this.circuit = circuit;
        this.lease = lease;
        this.notDialed = notDialed;
    }

    /** An attempt and the request that it becomes. */
    record Dial(Attempt attempt, CallRequest request) {}

    /** How many requests ended in which way. */
    record Tally(int placed, int refused, int unknown) {

        static final Tally NONE = new Tally(0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(placed + other.placed, refused + other.refused, unknown + other.unknown);
        }

        Tally plus(CallPlacement placement) {
            return placement.match(new CallPlacement.Cases<>() {
                @Override
                public Tally placed(CallPlacement.Placed ignored) {
                    return new Tally(placed + 1, refused, unknown);
                }

                @Override
                public Tally refused(CallPlacement.Refused ignored) {
                    return new Tally(placed, refused + 1, unknown);
                }

                @Override
                public Tally unknown(CallPlacement.Unknown ignored) {
                    return new Tally(placed, refused, unknown + 1);
                }
            });
        }
    }

    private record Answer(Attempt attempt, CallPlacement placement) {}

    /** Sends every request once, and does not wait for the answers. */
    void send(List<Dial> dials) {
        open += dials.size();
        dials.forEach(this::send);
    }

    private void send(Dial dial) {
        try {
            executor.execute(() -> answers.add(new Answer(dial.attempt(), place(dial.request()))));
        } catch (RejectedExecutionException e) {
            CallPlacement notSent = new CallPlacement.Refused(Reason.UNAVAILABLE, "the dialer is stopping", null);
            answers.add(new Answer(dial.attempt(), notSent));
        }
    }

    /** Requests whose answers are not stored yet. */
    int open() {
        return open;
    }

    /** Stores the answers that have come, all in one commit. */
    Tally store() {
        List<Answer> arrived = new ArrayList<>();
        answers.drainTo(arrived);
        return store(arrived);
    }

    /** Waits until an answer comes, or for a while, and stores what has come. */
    Tally storeNext(Duration longest) throws InterruptedException {
        List<Answer> arrived = new ArrayList<>();
        Answer first = answers.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            arrived.add(first);
            answers.drainTo(arrived);
        }
        return store(arrived);
    }

    private Tally store(List<Answer> arrived) {
        if (arrived.isEmpty()) {
            return Tally.NONE;
        }
        Tally stored = Tally.NONE;
        // After a failure one by one, so that an answer that cannot be stored at all takes no other with it.
        int atOnce = lastFailed ? 1 : arrived.size();
        for (int from = 0; from < arrived.size(); from += atOnce) {
            try {
                stored = stored.plus(commit(arrived.subList(from, from + atOnce)));
            } catch (RuntimeException e) {
                lastFailed = true;
                keep(arrived.subList(from + atOnce, arrived.size()));
                keep(arrived.subList(from, from + atOnce));
                throw e;
            }
        }
        lastFailed = false;
        return stored;
    }

    private Tally commit(List<Answer> some) {
        // First, and again if the report fails: it is harmless, and whoever died in between would leave it held.
        notDialed.accept(some.stream()
                .filter(answer -> answer.placement() instanceof CallPlacement.Refused)
                .map(Answer::attempt)
                .toList());
        attempts.report(some.stream().map(this::reportOf).toList());
        open -= some.size();
        Tally tally = Tally.NONE;
        for (Answer answer : some) {
            circuit.learned(answer.placement(), clock.instant());
            tally = tally.plus(answer.placement());
        }
        return tally;
    }

    /** For the next step: the store may be back by then. Once its lease is over, an attempt is the reconciliation's. */
    private void keep(List<Answer> unstored) {
        Instant now = clock.instant();
        for (Answer answer : unstored) {
            if (answer.attempt().claimedAt().plus(lease).isAfter(now)) {
                answers.add(answer);
            } else {
                open--;
                log.error(
                        "attempt {}: its answer could not be stored; it will be reconciled",
                        answer.attempt().id());
            }
        }
    }

    private CallPlacement place(CallRequest request) {
        try {
            return calls.place(request);
        } catch (Throwable e) {
            // A provider must not throw here. If one does, whatever it is, nobody can say whether the phone rings.
            log.warn("attempt {}: placing it failed unexpectedly", request.attempt(), e);
            return new CallPlacement.Unknown(e.getClass().getSimpleName());
        }
    }

    private AttemptReport reportOf(Answer answer) {
        Attempt attempt = answer.attempt();
        AttemptReport report = answer.placement().match(new CallPlacement.Cases<>() {
            @Override
            public AttemptReport placed(CallPlacement.Placed placed) {
                refusals.worked(attempt.campaign());
                String remark = placed.ignoredOverrides().isEmpty()
                        ? null
                        : "the agent does not allow to override " + String.join(", ", placed.ignoredOverrides());
                return new AttemptReport.Placed(attempt.id(), placed.call(), remark, clock.instant());
            }

            @Override
            public AttemptReport refused(CallPlacement.Refused refused) {
                return refusals.reportOf(attempt, refused);
            }

            @Override
            public AttemptReport unknown(CallPlacement.Unknown unknown) {
                return new AttemptReport.Unknown(attempt.id(), unknown.detail(), clock.instant());
            }
        });
        log.debug("attempt {} of {}: {}", attempt.number(), attempt.id(), report.state());
        return report;
    }
}
