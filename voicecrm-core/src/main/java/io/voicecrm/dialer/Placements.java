package io.voicecrm.dialer;

import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.voice.Calls;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends dial requests side by side and stores their answers in the order in which they come, as many to a commit as have
 * come by then: a slow answer holds up no other.
 */
final class Placements {

    private static final Logger log = LoggerFactory.getLogger(Placements.class);

    private final Calls calls;
    private final AttemptStore attempts;
    private final RefusalPolicy refusals;
    private final Executor executor;
    private final Clock clock;

    Placements(Calls calls, AttemptStore attempts, RefusalPolicy refusals, Executor executor, Clock clock) {
        this.calls = calls;
        this.attempts = attempts;
        this.refusals = refusals;
        this.executor = executor;
        this.clock = clock;
    }

    /** An attempt and the request that it becomes. */
    record Dial(Attempt attempt, CallRequest request) {}

    /** How many requests ended in which way. */
    record Tally(int placed, int refused, int unknown) {

        static final Tally NONE = new Tally(0, 0, 0);

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

    /** Sends every request once and returns when all are answered and stored. */
    Tally send(List<Dial> dials) {
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        dials.forEach(dial -> executor.execute(() -> answers.add(new Answer(dial.attempt(), place(dial.request())))));
        Tally tally = Tally.NONE;
        boolean interrupted = false;
        for (int open = dials.size(); open > 0; ) {
            List<Answer> arrived = new ArrayList<>();
            try {
                arrived.add(answers.take());
            } catch (InterruptedException e) {
                // Requests are out and their answers must be stored; each is bounded by the client's own time-out.
                interrupted = true;
                continue;
            }
            answers.drainTo(arrived);
            open -= arrived.size();
            attempts.report(arrived.stream().map(this::reportOf).toList());
            for (Answer answer : arrived) {
                tally = tally.plus(answer.placement());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return tally;
    }

    private CallPlacement place(CallRequest request) {
        try {
            return calls.place(request);
        } catch (RuntimeException e) {
            // A provider must not throw here. If one does, nobody can say whether the phone rings.
            log.warn("attempt {}: placing it failed unexpectedly", request.attempt(), e);
            return new CallPlacement.Unknown(e.getClass().getSimpleName());
        }
    }

    private AttemptReport reportOf(Answer answer) {
        Attempt attempt = answer.attempt();
        AttemptReport report = answer.placement().match(new CallPlacement.Cases<>() {
            @Override
            public AttemptReport placed(CallPlacement.Placed placed) {
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
