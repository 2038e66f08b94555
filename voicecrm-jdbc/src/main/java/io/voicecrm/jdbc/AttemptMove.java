package io.voicecrm.jdbc;

import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.TargetState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves attempts and their targets within one transaction, and remembers whose targets closed. */
final class AttemptMove {

    private final Connection connection;
    private final Set<UUID> campaignsWithClosedTargets;

    AttemptMove(Connection connection, Set<UUID> campaignsWithClosedTargets) {
        this.connection = connection;
        this.campaignsWithClosedTargets = campaignsWithClosedTargets;
    }

    private record Target(String tenant, UUID campaign, String phone) {}

    /**
     * What a report says about the attempt and its target.
     *
     * @param state the target's new state; null leaves it
     * @param dueAt when the target is due again; null leaves it
     */
    private record Effect(
            @Nullable ProviderCallRef call,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable TargetState state,
            @Nullable Instant dueAt) {}

    /** Applies a report; false if core's table of moves forbids it from where the attempt is. */
    boolean apply(AttemptReport report) throws SQLException {
        Effect effect = report.match(new Effects());
        Optional<Target> target = moveAttempt(report, effect);
        if (target.isPresent()) {
            moveTarget(target.get(), report, effect);
            TargetState state = effect.state();
            if (state != null && !state.isOpen()) {
                campaignsWithClosedTargets.add(target.get().campaign());
            }
        }
        return target.isPresent();
    }

    private Optional<Target> moveAttempt(AttemptReport report, Effect effect) throws SQLException {
        ProviderCallRef call = effect.call();
        return Sql.on(connection, """
                update attempts set state = ?, state_since = ?, call_ref = coalesce(?, call_ref),
                    outcome = coalesce(?, outcome), detail = coalesce(?, detail)
                where id = ? and state = any(?) returning tenant_id, campaign_id, phone""")
                .with(report.state())
                .with(report.at())
                .with(call == null ? null : call.value())
                .with(effect.outcome())
                .with(effect.reason())
                .with(report.attempt().value())
                .withTexts(statesBefore(report.state()))
                .first(row -> new Target(
                        row.getString("tenant_id"), row.getObject("campaign_id", UUID.class), row.getString("phone")));
    }

    /** A target that goes back to the queue stays closed if its campaign was canceled while the call was up. */
    private void moveTarget(Target target, AttemptReport report, Effect effect) throws SQLException {
        TargetState state = effect.state();
        boolean counts = report.state() == AttemptState.FINISHED;
        Sql.on(connection, """
                update targets t set
                    state = case
                        when ?::text is null then t.state
                        when ?::text in ('QUEUED', 'WAITING') and exists (
                            select from campaigns c where c.tenant_id = t.tenant_id and c.id = t.campaign_id
                            and c.state = 'CANCELED') then 'CANCELED'
                        when ?::text = 'QUEUED' and t.attempts > 0 then 'WAITING'
                        else ?::text end,
                    due_at = coalesce(?, t.due_at),
                    attempts = t.attempts + ?,
                    last_outcome = coalesce(?, t.last_outcome),
                    reason = ?,
                    updated_at = ?
                where t.tenant_id = ? and t.campaign_id = ? and t.phone = ?""")
                .with(state == null ? null : state.name())
                .with(state == null ? null : state.name())
                .with(state == null ? null : state.name())
                .with(state == null ? null : state.name())
                .with(effect.dueAt() == null ? null : Sql.timestamp(effect.dueAt()))
                .with(counts ? 1 : 0)
                .with(effect.outcome())
                .with(effect.reason())
                .with(report.at())
                .with(target.tenant())
                .with(target.campaign())
                .with(target.phone())
                .update();
    }

    private static List<String> statesBefore(AttemptState next) {
        return Arrays.stream(AttemptState.values())
                .filter(state -> state.canBecome(next))
                .map(Enum::name)
                .toList();
    }

    private static final class Effects implements AttemptReport.Cases<Effect> {

        @Override
        public Effect placed(AttemptReport.Placed placed) {
            return new Effect(placed.call(), null, placed.remark(), null, null);
        }

        @Override
        public Effect unknown(AttemptReport.Unknown unknown) {
            return new Effect(null, null, unknown.why(), null, null);
        }

        @Override
        public Effect released(AttemptReport.Released released) {
            return new Effect(null, null, released.why(), TargetState.QUEUED, released.notBefore());
        }

        @Override
        public Effect suppressed(AttemptReport.Suppressed suppressed) {
            return new Effect(null, null, suppressed.ruleId() + ": " + suppressed.why(), TargetState.SUPPRESSED, null);
        }

        @Override
        public Effect finished(AttemptReport.Finished finished) {
            Instant next = finished.nextAttemptAt();
            TargetState state = next != null
                    ? TargetState.WAITING
                    : finished.outcome().isAnswered() ? TargetState.REACHED : TargetState.NOT_REACHED;
            return new Effect(finished.call(), finished.outcome().name(), finished.why(), state, next);
        }
    }
}
