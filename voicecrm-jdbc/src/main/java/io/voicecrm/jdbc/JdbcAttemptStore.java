package io.voicecrm.jdbc;

import io.voicecrm.IdSource;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.AccountUse;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.TenantShare;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

final class JdbcAttemptStore implements AttemptStore {

    private static final int LAPSED_AT_ONCE = 1_000;

    private static final String ATTEMPTS = "select " + CampaignRows.ATTEMPT + "\n" + """
            from attempts a
            join targets t on t.tenant_id = a.tenant_id and t.campaign_id = a.campaign_id and t.phone = a.phone
            where a.id = any(?) order by a.claimed_at, a.id""";

    private static final String CAMPAIGNS = "select " + CampaignRows.CAMPAIGN + "\n" + """
            from campaigns c where c.id in (select campaign_id from attempts where id = any(?))""";

    /** Each is looked up by its key, as in {@link FairClaim}: a plan by campaign reads all that it ever called. */
    static final String SUBMIT = """
            with mine as materialized (
                select a.id from unnest(?::uuid[]) as wanted (id) cross join lateral (
                    select id from attempts
                    where id = wanted.id and state = 'CLAIMED' and lease_until > ?
                    and campaign_id in (select id from campaigns where state = 'RUNNING')
                    limit 1 for update) a
            )
            update attempts a set state = 'SUBMITTING', submitted_at = ?, state_since = ?, lease_until = ?
            from mine where a.id = mine.id
            returning a.id""";

    private final JdbcRunner runner;
    private final IdSource ids;

    JdbcAttemptStore(JdbcRunner runner, IdSource ids) {
        this.runner = runner;
        this.ids = ids;
    }

    @Override
    public List<Attempt> claim(Claim claim) {
        return runner.asPlatform(connection -> new FairClaim(connection, claim).take(ids));
    }

    @Override
    public Set<AttemptId> submitting(Collection<AttemptId> attempts, Instant now, Instant leaseUntil) {
        return runner.asPlatform(connection -> new LinkedHashSet<>(Sql.on(connection, SUBMIT)
                .withArray("uuid", attempts.stream().map(AttemptId::value).toList())
                .with(now)
                .with(now)
                .with(now)
                .with(leaseUntil)
                .list(row -> new AttemptId(row.getObject("id", UUID.class)))));
    }

    @Override
    public Set<AttemptId> report(Collection<? extends AttemptReport> reports) {
        return reports.isEmpty() ? Set.of() : runner.asPlatform(connection -> report(connection, reports));
    }

    private static Set<AttemptId> report(Connection connection, Collection<? extends AttemptReport> reports)
            throws SQLException {
        AttemptMoves moves = new AttemptMoves(connection);
        Set<AttemptId> moved =
                moves.apply(reports).stream().map(AttemptId::new).collect(Collectors.toCollection(LinkedHashSet::new));
        if (!moves.campaignsWithClosedTargets().isEmpty()) {
            Instant now = reports.iterator().next().at();
            FinishedCampaigns.close(connection, moves.campaignsWithClosedTargets(), now);
        }
        return moved;
    }

    @Override
    public void setShare(TenantId tenant, TenantShare share) {
        runner.asPlatform(connection -> Sql.on(connection, """
                insert into tenant_shares (tenant_id, weight, max_concurrent_calls) values (?, ?, ?)
                on conflict (tenant_id) do update set weight = excluded.weight,
                    max_concurrent_calls = excluded.max_concurrent_calls""")
                .with(tenant.value())
                .with(share.weight())
                .with(share.maxConcurrentCalls())
                .update());
    }

    @Override
    public TenantShare share(TenantId tenant) {
        return runner.asPlatform(connection -> Sql.on(
                        connection, "select weight, max_concurrent_calls from tenant_shares where tenant_id = ?")
                .with(tenant.value())
                .first(row -> new TenantShare(row.getInt("weight"), row.getInt("max_concurrent_calls")))
                .orElse(TenantShare.EQUAL));
    }

    @Override
    public AccountUse use(ProviderId provider, Instant now) {
        return runner.asPlatform(connection -> Sql.on(connection, """
                select (select count(*) from attempts
                        where provider = ? and state in ('CLAIMED', 'SUBMITTING', 'UNKNOWN', 'PLACED')) as slots,
                       (select count(*) from attempts where provider = ? and state = 'UNKNOWN') as unknown,
                       (select min(greatest(t.due_at, c.started_at))
                        from campaigns c, (values (2), (1), (0)) as classes (priority)
                        cross join lateral (
                            select due_at from targets
                            where tenant_id = c.tenant_id and campaign_id = c.id and priority = classes.priority
                            and state in ('QUEUED', 'WAITING') order by due_at limit 1) t
                        where c.provider = ? and c.state = 'RUNNING' and t.due_at <= ?) as due_since""")
                .with(provider.value())
                .with(provider.value())
                .with(provider.value())
                .with(now)
                .first(row -> {
                    Instant since = Sql.instant(row, "due_since");
                    Duration lag = since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
                    return new AccountUse(row.getLong("slots"), row.getLong("unknown"), lag);
                })
                .orElseThrow());
    }

    @Override
    public List<PlacedCall> placed(ProviderId provider, int limit) {
        return runner.asPlatform(connection -> Sql.on(connection, """
                select id, call_ref, state_since from attempts
                where provider = ? and state = 'PLACED' and call_ref is not null order by claimed_at limit ?""")
                .with(provider.value())
                .with(limit)
                .list(row -> new PlacedCall(
                        new AttemptId(row.getObject("id", UUID.class)),
                        new ProviderCallRef(provider, row.getString("call_ref")),
                        Sql.instantOf(row, "state_since"))));
    }

    @Override
    public Optional<Attempt> find(TenantId tenant, AttemptId attempt) {
        return runner.asTenant(
                tenant,
                connection -> read(connection, List.of(attempt.value())).stream()
                        .filter(found -> found.campaign().tenant().equals(tenant))
                        .findFirst());
    }

    @Override
    public int releaseExpired(Instant now) {
        return runner.asPlatform(connection -> {
            // Locked until they are released: a dialer that comes late must not submit one meanwhile.
            List<AttemptReport.Released> lapsed = Sql.on(connection, """
                    select id from attempts where state = 'CLAIMED' and lease_until <= ?
                    order by id limit ? for update skip locked""")
                    .with(now)
                    .with(LAPSED_AT_ONCE)
                    .list(row -> new AttemptReport.Released(
                            new AttemptId(row.getObject("id", UUID.class)), "lease lapsed", now, now));
            return lapsed.isEmpty() ? 0 : report(connection, lapsed).size();
        });
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
                            or state in ('PLACED', 'ENDED') and state_since <= ?)
                        order by claimed_at limit ? for update skip locked)
                    returning id""")
                    .with(now.plus(recheckAfter))
                    .with(provider.value())
                    .with(now)
                    .with(now)
                    .with(now.minus(quietFor))
                    .with(limit)
                    .list(row -> row.getObject("id", UUID.class));
            return unsettled.isEmpty() ? List.of() : read(connection, unsettled);
        });
    }

    private static List<Attempt> read(Connection connection, List<UUID> attempts) throws SQLException {
        CampaignRows.Attempts rows = new CampaignRows.Attempts(
                Sql.on(connection, CAMPAIGNS).withArray("uuid", attempts).list(CampaignRows::campaign));
        return Sql.on(connection, ATTEMPTS).withArray("uuid", attempts).list(rows::read);
    }
}
