package io.voicecrm.jdbc;

import io.voicecrm.IdSource;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

final class JdbcAttemptStore implements AttemptStore {

    private static final int LAPSED_AT_ONCE = 1_000;

    private static final String CLAIM =
            """
            with running as (
                select c.tenant_id, c.id, least(?, c.max_concurrent_calls - (
                    select count(*) from attempts a
                    where a.provider = c.provider and a.tenant_id = c.tenant_id and a.campaign_id = c.id
                    and a.state in ('CLAIMED', 'SUBMITTING', 'UNKNOWN', 'PLACED'))) as free
                from campaigns c
                where c.provider = ? and c.state = 'RUNNING' and (c.start_at is null or c.start_at <= ?)
            ), due as (
                select t.*, row_number() over (partition by t.campaign_id order by t.due_at, t.position) as turn
                from running r cross join lateral (
                    select tenant_id, campaign_id, phone, due_at, position from targets
                    where tenant_id = r.tenant_id and campaign_id = r.id
                    and state in ('QUEUED', 'WAITING') and due_at <= ?
                    order by due_at, position limit greatest(r.free, 0) for update skip locked) t
            ), chosen as (
                select *, row_number() over (order by turn, due_at, campaign_id) as place from due
                order by turn, due_at, campaign_id limit ?
            ), t as (
                update targets called set state = 'CALLING', updated_at = ? from chosen
                where called.tenant_id = chosen.tenant_id and called.campaign_id = chosen.campaign_id
                and called.phone = chosen.phone
                returning called.*, chosen.place
            ), a as (
                insert into attempts (id, tenant_id, campaign_id, phone, number, state, provider, dialer, claimed_at,
                                      lease_until, state_since)
                select (?)[t.place], t.tenant_id, t.campaign_id, t.phone, t.attempts + 1, 'CLAIMED', ?, ?, ?, ?, ? from t
                returning *
            )
            """ + "select " + CampaignRows.CAMPAIGN + ", " + CampaignRows.ATTEMPT + "\n" + """
             from a
             join t on t.tenant_id = a.tenant_id and t.campaign_id = a.campaign_id and t.phone = a.phone
             join campaigns c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
             order by t.place""";

    private static final String ATTEMPTS = "select " + CampaignRows.CAMPAIGN + ", " + CampaignRows.ATTEMPT + "\n" + """
             from attempts a
             join targets t on t.tenant_id = a.tenant_id and t.campaign_id = a.campaign_id and t.phone = a.phone
             join campaigns c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
             where a.id = any(?) order by a.claimed_at, a.id""";

    private final JdbcRunner runner;
    private final IdSource ids;

    JdbcAttemptStore(JdbcRunner runner, IdSource ids) {
        this.runner = runner;
        this.ids = ids;
    }

    @Override
    public List<Attempt> claim(Claim claim) {
        return runner.asPlatform(connection -> {
            String provider = claim.provider().value();
            // One claim at a time per account, so that what is counted as live cannot change before more is added to
            // it.
            Sql.on(connection, "select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .with("voicecrm claim " + provider)
                    .list(row -> provider);
            long free = Math.min(claim.limit(), claim.maxLive() - live(connection, provider));
            if (free <= 0) {
                return List.of();
            }
            List<UUID> names = Stream.generate(ids::next).limit(free).toList();
            return Sql.on(connection, CLAIM)
                    .with(free)
                    .with(provider)
                    .with(claim.now())
                    .with(claim.now())
                    .with(free)
                    .with(claim.now())
                    .withArray("uuid", names)
                    .with(provider)
                    .with(claim.dialer())
                    .with(claim.now())
                    .with(claim.leaseUntil())
                    .with(claim.now())
                    .list(CampaignRows::attempt);
        });
    }

    @Override
    public Set<AttemptId> submitting(Collection<AttemptId> attempts, Instant now) {
        return runner.asPlatform(connection -> new LinkedHashSet<>(Sql.on(connection, """
                update attempts a set state = 'SUBMITTING', submitted_at = ?, state_since = ?
                from campaigns c
                where a.id = any(?) and a.state = 'CLAIMED' and a.lease_until > ?
                and c.tenant_id = a.tenant_id and c.id = a.campaign_id and c.state = 'RUNNING'
                returning a.id""")
                .with(now)
                .with(now)
                .withArray("uuid", attempts.stream().map(AttemptId::value).toList())
                .with(now)
                .list(row -> new AttemptId(row.getObject("id", UUID.class)))));
    }

    @Override
    public Set<AttemptId> report(Collection<? extends AttemptReport> reports) {
        return runner.asPlatform(connection -> {
            Set<AttemptId> moved = new LinkedHashSet<>();
            Set<UUID> campaigns = new LinkedHashSet<>();
            AttemptMove move = new AttemptMove(connection, campaigns);
            // In one order everywhere, so that two reports at once never wait for each other.
            List<? extends AttemptReport> ordered = reports.stream()
                    .sorted(Comparator.comparing(
                            (AttemptReport report) -> report.attempt().value()))
                    .toList();
            for (AttemptReport report : ordered) {
                if (move.apply(report)) {
                    moved.add(report.attempt());
                }
            }
            if (!campaigns.isEmpty()) {
                FinishedCampaigns.close(connection, campaigns, ordered.get(0).at());
            }
            return moved;
        });
    }

    @Override
    public Optional<Attempt> find(TenantId tenant, AttemptId attempt) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, ATTEMPTS)
                        .withArray("uuid", List.of(attempt.value()))
                        .first(CampaignRows::attempt));
    }

    @Override
    public int releaseExpired(Instant now) {
        List<AttemptReport.Released> lapsed = runner.asPlatform(connection -> Sql.on(
                        connection,
                        "select id from attempts where state = 'CLAIMED' and lease_until <= ? order by id limit ?")
                .with(now)
                .with(LAPSED_AT_ONCE)
                .list(row -> new AttemptReport.Released(
                        new AttemptId(row.getObject("id", UUID.class)), "lease lapsed", now, now)));
        return lapsed.isEmpty() ? 0 : report(lapsed).size();
    }

    @Override
    public List<Attempt> claimUnsettled(
            ProviderId provider, Instant now, Duration quietFor, Duration recheckAfter, int limit) {
        return runner.asPlatform(connection -> {
            List<UUID> unsettled = Sql.on(connection, """
                    update attempts set next_check_at = ? where id in (
                        select id from attempts
                        where provider = ? and next_check_at <= ? and (
                            state = 'UNKNOWN'
                            or state = 'SUBMITTING' and lease_until <= ?
                            or state = 'PLACED' and state_since <= ?)
                        order by claimed_at limit ? for update skip locked)
                    returning id""")
                    .with(now.plus(recheckAfter))
                    .with(provider.value())
                    .with(now)
                    .with(now)
                    .with(now.minus(quietFor))
                    .with(limit)
                    .list(row -> row.getObject("id", UUID.class));
            return unsettled.isEmpty()
                    ? List.of()
                    : Sql.on(connection, ATTEMPTS).withArray("uuid", unsettled).list(CampaignRows::attempt);
        });
    }

    private static long live(Connection connection, String provider) throws SQLException {
        return Sql.on(connection, """
                select count(*) as n from attempts
                where provider = ? and state in ('CLAIMED', 'SUBMITTING', 'UNKNOWN', 'PLACED')""")
                .with(provider)
                .first(row -> row.getLong("n"))
                .orElse(0L);
    }
}
