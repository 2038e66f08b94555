package io.voicecrm.jdbc;

import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.TargetState;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a report changes; null leaves what is there.
 *
 * @param targetState the target's new state
 * @param dueAt when the target is due again
 * @param counts whether the target has one attempt more
 */
record AttemptEffect(
        @Nullable String callRef,
        @Nullable String outcome,
        @Nullable String detail,
        @Nullable String targetState,
        @Nullable Instant dueAt,
        boolean counts) {

    static AttemptEffect of(AttemptReport report) {
        return report.match(new Effects());
    }

    /** Whether a target in this state is done with. */
    static boolean closes(@Nullable String targetState) {
        return targetState != null && !TargetState.valueOf(targetState).isOpen();
    }

    @Nullable
    OffsetDateTime dueAtForSql() {
        return dueAt == null ? null : Sql.timestamp(dueAt);
    }

    private static AttemptEffect onAttempt(@Nullable String detail) {
        return new AttemptEffect(null, null, detail, null, null, false);
    }

    private static final class Effects implements AttemptReport.Cases<AttemptEffect> {

        @Override
        public AttemptEffect placed(AttemptReport.Placed placed) {
            return new AttemptEffect(placed.call().value(), null, placed.remark(), null, null, false);
        }

        @Override
        public AttemptEffect ended(AttemptReport.Ended ended) {
            return onAttempt(null);
        }

        @Override
        public AttemptEffect unknown(AttemptReport.Unknown unknown) {
            return onAttempt(unknown.why());
        }

        @Override
        public AttemptEffect released(AttemptReport.Released released) {
            return new AttemptEffect(
                    null, null, released.why(), TargetState.QUEUED.name(), released.notBefore(), false);
        }

        @Override
        public AttemptEffect suppressed(AttemptReport.Suppressed suppressed) {
            String why = suppressed.ruleId() + ": " + suppressed.why();
            return new AttemptEffect(null, null, why, TargetState.SUPPRESSED.name(), null, false);
        }

        @Override
        public AttemptEffect finished(AttemptReport.Finished finished) {
            ProviderCallRef call = finished.call();
            Instant next = finished.nextAttemptAt();
            TargetState reached = finished.outcome().isAnswered() ? TargetState.REACHED : TargetState.NOT_REACHED;
            TargetState state = next == null ? reached : TargetState.WAITING;
            return new AttemptEffect(
                    call == null ? null : call.value(),
                    finished.outcome().name(),
                    finished.why(),
                    state.name(),
                    next,
                    true);
        }
    }
}
