package io.voicecrm.memory;

import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.TargetState;
import java.time.Instant;

/** What a report means for the attempt's call and target; answers where the target stands then. */
final class BoardMove implements AttemptReport.Cases<TargetState> {

    private final Board board;
    private final Board.Try attempt;

    BoardMove(Board board, Board.Try attempt) {
        this.board = board;
        this.attempt = attempt;
    }

    @Override
    public TargetState placed(AttemptReport.Placed placed) {
        return named(placed.call());
    }

    @Override
    public TargetState ended(AttemptReport.Ended ended) {
        return attempt.target.state;
    }

    @Override
    public TargetState unknown(AttemptReport.Unknown unknown) {
        return attempt.target.state;
    }

    @Override
    public TargetState released(AttemptReport.Released released) {
        return queue(attempt.target.attempts == 0 ? TargetState.QUEUED : TargetState.WAITING, released.notBefore());
    }

    @Override
    public TargetState suppressed(AttemptReport.Suppressed suppressed) {
        return close(TargetState.SUPPRESSED);
    }

    @Override
    public TargetState finished(AttemptReport.Finished finished) {
        attempt.target.attempts++;
        attempt.target.lastOutcome = finished.outcome();
        if (finished.call() != null) {
            named(finished.call());
        }
        Instant next = finished.nextAttemptAt();
        if (next != null) {
            return queue(TargetState.WAITING, next);
        }
        return close(finished.outcome().isAnswered() ? TargetState.REACHED : TargetState.NOT_REACHED);
    }

    /** Back to the queue, unless the campaign was over before the call. */
    private TargetState queue(TargetState state, Instant dueAt) {
        if (attempt.entry.campaign.isOver()) {
            return close(TargetState.CANCELED);
        }
        attempt.entry.move(attempt.target, state, dueAt);
        return attempt.target.state;
    }

    private TargetState close(TargetState state) {
        attempt.entry.move(attempt.target, state, attempt.target.dueAt);
        return attempt.target.state;
    }

    private TargetState named(ProviderCallRef call) {
        attempt.call = call;
        board.attemptsByCall.put(call, attempt.id);
        return attempt.target.state;
    }
}
