package io.voicecrm.jdbc;

import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Moves attempts and their targets, many with one statement, and remembers whose targets closed. */
final class AttemptMoves {

    /**
     * A target that goes back to the queue is closed instead if its campaign was over before the call; {@code null} leaves
     * what is there. Rows are locked in the order in which they are given, which is one order everywhere, so that two reports
     * at once never wait for each other.
     */
    private static final String MOVE = """
            with r as (
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
                                     ?::text[], ?::timestamptz[], ?::int[])
                    as r (id, state, states_before, at, call_ref, outcome, detail, target_state, due_at, counts)
            ), locked as materialized (
                select r.*, a.tenant_id, a.campaign_id, a.phone
                from r cross join lateral (
                    select tenant_id, campaign_id, phone from attempts
                    where id = r.id and state = any(string_to_array(r.states_before, ',')) limit 1 for update) a
            ), moved as (
                update attempts a set state = l.state, state_since = l.at, call_ref = coalesce(l.call_ref, a.call_ref),
                    outcome = coalesce(l.outcome, a.outcome), detail = coalesce(l.detail, a.detail)
                from locked l where a.id = l.id
                returning l.*
            ), targets_moved as (
                update targets t set
                    state = case
                        when m.target_state is null then t.state
                        when m.target_state in ('QUEUED', 'WAITING') and exists (
                            select from campaigns c where c.tenant_id = m.tenant_id and c.id = m.campaign_id
                            and c.state in ('CANCELED', 'FINISHED')) then 'CANCELED'
                        when m.target_state = 'QUEUED' and t.attempts > 0 then 'WAITING'
                        else m.target_state end,
                    due_at = coalesce(m.due_at, t.due_at),
                    attempts = t.attempts + m.counts,
                    last_outcome = coalesce(m.outcome, t.last_outcome),
                    reason = m.detail,
                    updated_at = m.at
                from moved m
                where t.tenant_id = m.tenant_id and t.campaign_id = m.campaign_id and t.phone = m.phone
                and (m.target_state is not null or m.detail is not null)
                returning t.campaign_id
            )
            select m.id, m.campaign_id, m.target_state from moved m""";

    private final Connection connection;
    private final Set<UUID> campaignsWithClosedTargets = new LinkedHashSet<>();

    AttemptMoves(Connection connection) {
        this.connection = connection;
    }

    private record Moved(UUID attempt, UUID campaign, boolean isClosed) {}

    /** Campaigns that may have nobody left to call. */
    Set<UUID> campaignsWithClosedTargets() {
        return campaignsWithClosedTargets;
    }

    /** Applies reports; answers the attempts that core's table of moves let move. */
    Set<UUID> apply(Collection<? extends AttemptReport> reports) throws SQLException {
        Set<UUID> moved = new LinkedHashSet<>();
        List<AttemptReport> waiting = new ArrayList<>(reports);
        while (!waiting.isEmpty()) {
            // One statement moves an attempt once; what is said of it a second time comes in the next.
            Set<UUID> seen = new HashSet<>();
            List<AttemptReport> now = waiting.stream()
                    .filter(report -> seen.add(report.attempt().value()))
                    .sorted(Comparator.comparing(report -> report.attempt().value()))
                    .toList();
            waiting.removeAll(now);
            move(now, moved);
        }
        return moved;
    }

    private void move(List<AttemptReport> reports, Set<UUID> moved) throws SQLException {
        List<AttemptEffect> effects = reports.stream().map(AttemptEffect::of).toList();
        List<Moved> rows = Sql.on(connection, MOVE)
                .withArray(
                        "uuid",
                        reports.stream().map(report -> report.attempt().value()).toList())
                .withTexts(reports.stream().map(report -> report.state().name()).toList())
                .withTexts(reports.stream()
                        .map(report -> statesBefore(report.state()))
                        .toList())
                .withArray(
                        "timestamptz",
                        reports.stream()
                                .map(report -> Sql.timestamp(report.at()))
                                .toList())
                .withTexts(effects.stream().map(AttemptEffect::callRef).toList())
                .withTexts(effects.stream().map(AttemptEffect::outcome).toList())
                .withTexts(effects.stream().map(AttemptEffect::detail).toList())
                .withTexts(effects.stream().map(AttemptEffect::targetState).toList())
                .withArray(
                        "timestamptz",
                        effects.stream().map(AttemptEffect::dueAtForSql).toList())
                .withArray(
                        "int",
                        effects.stream().map(effect -> effect.counts() ? 1 : 0).toList())
                .list(row -> new Moved(
                        row.getObject("id", UUID.class),
                        row.getObject("campaign_id", UUID.class),
                        AttemptEffect.closes(row.getString("target_state"))));
        for (Moved row : rows) {
            moved.add(row.attempt());
            if (row.isClosed()) {
                campaignsWithClosedTargets.add(row.campaign());
            }
        }
    }

    private static String statesBefore(AttemptState next) {
        return String.join(
                ",",
                Arrays.stream(AttemptState.values())
                        .filter(state -> state.canBecome(next))
                        .map(Enum::name)
                        .toList());
    }
}
