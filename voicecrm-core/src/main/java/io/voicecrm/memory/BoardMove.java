package io.voicecrm.memory;

import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.TargetState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a report means for the attempt's call and target. */
final class BoardMove implements AttemptReport.Cases<Void> {

    private final Board board;
    private final Board.Try attempt;

    BoardMove(Board board, Board.Try attempt) {
        this.board = board;
        this.attempt = attempt;
    }

    @Override
    public @Nullable Void placed(AttemptReport.Placed placed) {
        return named(placed.call());
    }

    @Override
    public @Nullable Void unknown(AttemptReport.Unknown unknown) {
        return null;
    }

    @Override
    public @Nullable Void released(AttemptReport.Released released) {
        return queue(attempt.target.attempts == 0 ? TargetState.QUEUED : TargetState.WAITING, released.notBefore());
    }

    @Override
    public @Nullable Void suppressed(AttemptReport.Suppressed suppressed) {
        return close(TargetState.SUPPRESSED);
    }

    @Override
    public @Nullable Void finished(AttemptReport.Finished finished) {
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

    /** Back to the queue, unless the campaign was canceled while the call was up. */
    private @Nullable Void queue(TargetState state, Instant dueAt) {
        if (attempt.entry.campaign.state() == Campaign.State.CANCELED) {
            return close(TargetState.CANCELED);
        }
        attempt.entry.move(attempt.target, state, dueAt);
        return null;
    }

    private @Nullable Void close(TargetState state) {
        attempt.entry.move(attempt.target, state, attempt.target.dueAt);
        return null;
    }

    private @Nullable Void named(ProviderCallRef call) {
        attempt.call = call;
        board.attemptsByCall.put(call, attempt.id);
        return null;
    }
}
