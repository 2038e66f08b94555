package io.voicecrm.jdbc;

import io.voicecrm.IdSource;
import io.voicecrm.ProviderId;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptStore.Claim;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Hands out an account's free slots: each to the tenant, there to the campaign, that has the fewest for its weight. One
 * process at a time, so that what is counted cannot change before more is added to it.
 */
final class FairClaim {

    /** Slots in use, and calls that start within this second, by one account. */
    private static final String IN_USE = """
            select (select count(*) from attempts
                    where provider = ? and state in ('CLAIMED', 'SUBMITTING', 'UNKNOWN', 'PLACED')) as live,
                   (select count(*) from attempts where provider = ? and state = 'CLAIMED')
                   + (select count(*) from attempts where provider = ? and submitted_at > ?) as starting""";

    /**
     * Every running campaign whose preferred working route is this account's offers as many targets as it might get; ranking them by the slots that campaign and tenant
     * would then have, for their weight, gives the order in which one slot after the other would be given away. A number
     * that is live with anybody is not offered, and of two offers of one number the later is dropped.
     */
    private static final String CHOOSE = """
            with p as (
                select ?::text as provider, ?::text[] as working, ?::timestamptz as now, ?::bigint as free
            ), routed as materialized (
                select c.* from campaigns c, p
                where c.state = 'RUNNING' and p.provider = (
                    select r.provider from unnest(c.provider || c.fallback_providers) with ordinality as r (provider, rank)
                    where r.provider = any(p.working) order by r.rank limit 1)
            ), live as materialized (
                select a.tenant_id, a.campaign_id, count(*) as slots from attempts a, p
                where a.provider = p.provider and a.state in ('CLAIMED', 'SUBMITTING', 'UNKNOWN', 'PLACED')
                group by 1, 2
            ), tenants as (
                select r.tenant_id, coalesce(s.weight, 1) as weight, coalesce(s.max_concurrent_calls, 2147483647) as most,
                       r.last_claimed_at,
                       coalesce((select sum(l.slots) from live l where l.tenant_id = r.tenant_id), 0) as slots
                from (select tenant_id, max(last_claimed_at) as last_claimed_at from routed group by 1) r
                left join tenant_shares s on s.tenant_id = r.tenant_id
            ), running as (
                select c.tenant_id, c.id, c.weight, c.last_claimed_at, coalesce(l.slots, 0) as slots,
                       least(p.free, c.max_concurrent_calls - coalesce(l.slots, 0), t.most - t.slots) as free
                from p, routed c
                join tenants t on t.tenant_id = c.tenant_id
                left join live l on l.tenant_id = c.tenant_id and l.campaign_id = c.id
                where coalesce(c.start_at, '-infinity') <= p.now and coalesce(c.end_at, 'infinity') > p.now
            ), offered as (
                select r.tenant_id, r.id as campaign_id, r.last_claimed_at, o.phone, r.free,
                       row_number() over (partition by r.id order by o.priority desc, o.due_at, o.position) as turn,
                       r.slots, r.weight
                from p, running r, (values (2), (1), (0)) as classes (priority)
                cross join lateral (
                    select t.phone, t.priority, t.due_at, t.position from targets t
                    where t.tenant_id = r.tenant_id and t.campaign_id = r.id and t.priority = classes.priority
                    and t.state in ('QUEUED', 'WAITING') and t.due_at <= p.now
                    and not exists (select from attempts a where a.phone = t.phone
                                    and a.state in ('CLAIMED', 'SUBMITTING', 'UNKNOWN', 'PLACED'))
                    order by t.due_at, t.position limit greatest(r.free, 0)) o
            ), in_tenant as (
                select *, row_number() over (
                    partition by tenant_id
                    order by (slots + turn)::float8 / weight, last_claimed_at, campaign_id) as turn_in_tenant
                from offered where turn <= free
            ), ranked as (
                select i.tenant_id, i.campaign_id, i.phone,
                       row_number() over (order by (t.slots + i.turn_in_tenant)::float8 / t.weight, t.last_claimed_at,
                                                   i.tenant_id, i.turn_in_tenant) as place
                from in_tenant i join tenants t on t.tenant_id = i.tenant_id
                where t.slots + i.turn_in_tenant <= t.most
            )
            select tenant_id, campaign_id, phone from (
                select *, row_number() over (partition by phone order by place) as repetition from ranked) r
            where repetition = 1 order by place limit (select free from p)""";

    /**
     * Locks first: a target that somebody changes right now waits for the next claim. Each is looked up by its key, which
     * is right however many there are and whatever is known of them; a limit keeps the planner from another idea.
     */
    private static final String LEASE = """
            with wanted as (
                select * from unnest(?::text[], ?::uuid[], ?::text[], ?::uuid[])
                    with ordinality as w (tenant_id, campaign_id, phone, attempt, place)
            ), locked as materialized (
                select w.attempt, w.place, t.*
                from wanted w cross join lateral (
                    select tenant_id, campaign_id, phone, language, voice_id, first_message, prompt, variable_names,
                           variable_values, attempts - attempts_before + 1 as number
                    from targets
                    where tenant_id = w.tenant_id and campaign_id = w.campaign_id and phone = w.phone
                    and state in ('QUEUED', 'WAITING')
                    limit 1 for update skip locked) t
            ), made as (
                insert into attempts (id, tenant_id, campaign_id, phone, number, state, provider, dialer, claimed_at,
                                      lease_until, state_since)
                select attempt, tenant_id, campaign_id, phone, number, 'CLAIMED', ?, ?, ?, ?, ? from locked
                on conflict do nothing returning *
            ), called as (
                update targets t set state = 'CALLING', updated_at = ? from made m
                where t.tenant_id = m.tenant_id and t.campaign_id = m.campaign_id and t.phone = m.phone
            )
            """ + "select " + CampaignRows.ATTEMPT + "\n" + """
            from locked t join made a on a.id = t.attempt order by t.place""";

    /** Whoever got a slot waits behind the others the next time. */
    private static final String CAMPAIGNS =
            "update campaigns c set last_claimed_at = ? where c.id = any(?)\nreturning " + CampaignRows.CAMPAIGN;

    private final Connection connection;
    private final Claim claim;

    FairClaim(Connection connection, Claim claim) {
        this.connection = connection;
        this.claim = claim;
    }

    private record Chosen(String tenant, UUID campaign, String phone) {}

    List<Attempt> take(IdSource ids) throws SQLException {
        Sql.on(connection, "select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .with("voicecrm claim " + claim.provider())
                .list(row -> claim);
        long free = freeSlots();
        if (free <= 0) {
            return List.of();
        }
        List<Chosen> chosen = Sql.on(connection, CHOOSE)
                .with(claim.provider().value())
                .withTexts(claim.working().stream().map(ProviderId::value).toList())
                .with(claim.now())
                .with(free)
                .list(row -> new Chosen(
                        row.getString("tenant_id"), row.getObject("campaign_id", UUID.class), row.getString("phone")));
        return chosen.isEmpty() ? List.of() : lease(chosen, ids);
    }

    private long freeSlots() throws SQLException {
        String provider = claim.provider().value();
        return Sql.on(connection, IN_USE)
                .with(provider)
                .with(provider)
                .with(provider)
                .with(claim.now().minus(Duration.ofSeconds(1)))
                .first(row -> Math.min(
                        claim.limit(),
                        Math.min(
                                claim.maxLive() - row.getLong("live"), claim.maxPerSecond() - row.getLong("starting"))))
                .orElse(0L);
    }

    private List<Attempt> lease(List<Chosen> chosen, IdSource ids) throws SQLException {
        List<UUID> campaignIds = chosen.stream().map(Chosen::campaign).toList();
        CampaignRows.Attempts attempts = new CampaignRows.Attempts(Sql.on(connection, CAMPAIGNS)
                .with(claim.now())
                .withArray("uuid", campaignIds.stream().distinct().toList())
                .list(CampaignRows::campaign));
        return Sql.on(connection, LEASE)
                .withTexts(chosen.stream().map(Chosen::tenant).toList())
                .withArray("uuid", campaignIds)
                .withTexts(chosen.stream().map(Chosen::phone).toList())
                .withArray(
                        "uuid", Stream.generate(ids::next).limit(chosen.size()).toList())
                .with(claim.provider().value())
                .with(claim.dialer())
                .with(claim.now())
                .with(claim.leaseUntil())
                .with(claim.now())
                .with(claim.now())
                .list(attempts::read);
    }
}
