package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.campaign.ListedTarget;
import io.voicecrm.campaign.TargetChange;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.AttestedConsent;
import io.voicecrm.compliance.CallWindow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class JdbcCampaignStore implements CampaignStore {

    private final JdbcRunner runner;
    private final Clock clock;

    JdbcCampaignStore(JdbcRunner runner, Clock clock) {
        this.runner = runner;
        this.clock = clock;
    }

    @Override
    public void create(Campaign campaign) {
        CampaignSpec spec = campaign.spec();
        int created = runner.asTenant(
                campaign.tenant(),
                connection -> limits(Sql.on(connection, """
                insert into campaigns (max_attempts, retry_outcomes, retry_millis, max_concurrent_calls, weight, start_at,
                                       end_at, purpose, consent_level, consent_text, consent_at, call_window,
                                       tenant_id, id, name, kind, provider, agent_id, caller_id, fallback_providers,
                                       fallback_agents, fallback_callers, objective, instructions,
                                       state, state_reason, created_at, started_at, finished_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing"""), spec)
                        .with(campaign.tenant().value())
                        .with(campaign.id().value())
                        .with(spec.name())
                        .with(spec.kind())
                        .with(spec.agent().provider().value())
                        .with(spec.agent().value())
                        .with(spec.callerId().e164())
                        .withTexts(spec.fallbacks().stream()
                                .map(route -> route.provider().value())
                                .toList())
                        .withTexts(spec.fallbacks().stream()
                                .map(route -> route.agent().value())
                                .toList())
                        .withTexts(spec.fallbacks().stream()
                                .map(route -> route.callerId().e164())
                                .toList())
                        .with(spec.objective())
                        .with(spec.instructions())
                        .with(campaign.state())
                        .with(campaign.stateReason())
                        .with(campaign.createdAt())
                        .with(campaign.startedAt())
                        .with(campaign.finishedAt())
                        .update());
        if (created == 0) {
            throw new IllegalStateException("campaign " + campaign.id() + ": exists already");
        }
    }

    @Override
    public Optional<Campaign> find(TenantId tenant, CampaignId id) {
        return runner.asTenant(tenant, connection -> read(connection, tenant, id, ""));
    }

    @Override
    public TargetImport importTargets(TenantId tenant, CampaignId id) {
        Campaign campaign = find(tenant, id)
                .orElseThrow(
                        () -> new IllegalArgumentException("campaign " + id + ": tenant " + tenant + " has no such"));
        return new JdbcTargetImport(runner.openAsTenant(tenant), campaign, clock);
    }

    @Override
    public Optional<Campaign> move(
            TenantId tenant, CampaignId id, Campaign.State next, @Nullable String reason, Instant now) {
        return runner.asTenant(tenant, connection -> {
            Optional<Campaign> movable = read(connection, tenant, id, " for update")
                    .filter(campaign -> campaign.state().canBecome(next));
            if (movable.isEmpty()) {
                return Optional.empty();
            }
            store(connection, movable.get().become(next, reason, now));
            if (next == Campaign.State.CANCELED) {
                giveUp(connection, tenant, id, now);
            }
            FinishedCampaigns.close(connection, List.of(id.value()), now);
            return read(connection, tenant, id, "");
        });
    }

    @Override
    public Optional<Campaign> change(TenantId tenant, CampaignId id, CampaignSpec spec) {
        return runner.asTenant(tenant, connection -> {
            Optional<Campaign> changed = read(connection, tenant, id, " for update")
                    .filter(campaign -> !campaign.isOver())
                    .map(campaign -> campaign.limitedBy(spec));
            if (changed.isPresent()) {
                storeLimits(connection, changed.get());
            }
            return changed;
        });
    }

    @Override
    public boolean change(TenantId tenant, CampaignId id, PhoneNumber phone, TargetChange change, Instant now) {
        if (change instanceof TargetChange.Promised promised) {
            return keep(tenant, id, phone, promised, now);
        }
        return runner.asTenant(tenant, connection -> {
            boolean changed = TargetChanges.apply(connection, tenant, id, phone, change, now);
            if (changed && change instanceof TargetChange.Cancel) {
                FinishedCampaigns.close(connection, List.of(id.value()), now);
            }
            return changed;
        });
    }

    private boolean keep(
            TenantId tenant, CampaignId id, PhoneNumber phone, TargetChange.Promised promised, Instant now) {
        return runner.asTenant(tenant, connection -> {
            Optional<Campaign> campaign = read(connection, tenant, id, " for update")
                    .filter(found -> found.state() != Campaign.State.CANCELED)
                    .filter(found -> found.spec().endAt() == null
                            || promised.at().isBefore(found.spec().endAt()));
            if (campaign.isEmpty() || !TargetChanges.keep(connection, tenant, id, phone, promised, now)) {
                return false;
            }
            if (campaign.get().state() == Campaign.State.FINISHED) {
                store(connection, campaign.get().become(Campaign.State.RUNNING, null, now));
            }
            return true;
        });
    }

    @Override
    public long retry(TenantId tenant, CampaignId id, Set<CallOutcome> outcomes, Instant now) {
        return runner.asTenant(tenant, connection -> {
            Optional<Campaign> campaign = read(connection, tenant, id, " for update")
                    .filter(found -> found.state() != Campaign.State.CANCELED);
            if (campaign.isEmpty()) {
                return 0L;
            }
            long opened = TargetChanges.reopen(connection, tenant, id, outcomes, now);
            if (opened > 0 && campaign.get().state() == Campaign.State.FINISHED) {
                store(connection, campaign.get().become(Campaign.State.RUNNING, null, now));
            }
            return opened;
        });
    }

    @Override
    public int closeEnded(Instant now) {
        return runner.asPlatform(connection -> {
            List<Campaign> ended = Sql.on(
                            connection,
                            "select " + CampaignRows.CAMPAIGN
                                    + " from campaigns c where c.state in ('RUNNING', 'PAUSED')"
                                    + " and c.end_at <= ? order by c.id for update skip locked")
                    .with(now)
                    .list(CampaignRows::campaign);
            for (Campaign campaign : ended) {
                giveUp(connection, campaign.tenant(), campaign.id(), now);
                store(connection, campaign.become(Campaign.State.FINISHED, "its end has come", now));
            }
            return ended.size() + FinishedCampaigns.sweep(connection, now);
        });
    }

    @Override
    public List<ListedTarget> targets(TenantId tenant, CampaignId id, long after, int limit) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, """
                select t.position, t.state, t.attempts, t.phone, t.language, t.voice_id, t.first_message, t.prompt,
                       t.variable_names, t.variable_values
                from targets t
                where t.tenant_id = ? and t.campaign_id = ? and t.position > ?
                order by t.position limit ?""")
                        .with(tenant.value())
                        .with(id.value())
                        .with(after)
                        .with(limit)
                        .list(row -> new ListedTarget(
                                row.getLong("position"),
                                CampaignRows.contact(row),
                                TargetState.valueOf(row.getString("state")),
                                row.getInt("attempts"))));
    }

    @Override
    public CampaignProgress progress(TenantId tenant, CampaignId id) {
        return runner.asTenant(tenant, connection -> {
            Map<TargetState, Long> byState = new EnumMap<>(TargetState.class);
            Map<CallOutcome, Long> byOutcome = new EnumMap<>(CallOutcome.class);
            Sql.on(connection, """
                    select state, last_outcome, count(*) as targets from targets
                    where tenant_id = ? and campaign_id = ? group by state, last_outcome""").with(tenant.value()).with(id.value()).list(row -> {
                long targets = row.getLong("targets");
                byState.merge(TargetState.valueOf(row.getString("state")), targets, Long::sum);
                String outcome = row.getString("last_outcome");
                if (outcome != null) {
                    byOutcome.merge(CallOutcome.valueOf(outcome), targets, Long::sum);
                }
                return targets;
            });
            long attempts = Sql.on(
                            connection,
                            "select count(*) as n from attempts where tenant_id = ? and campaign_id = ? and submitted_at is not null")
                    .with(tenant.value())
                    .with(id.value())
                    .first(row -> row.getLong("n"))
                    .orElse(0L);
            return new CampaignProgress(byState, byOutcome, attempts);
        });
    }

    private static Optional<Campaign> read(Connection connection, TenantId tenant, CampaignId id, String lock)
            throws SQLException {
        return Sql.on(
                        connection,
                        "select " + CampaignRows.CAMPAIGN + " from campaigns c where c.tenant_id = ? and c.id = ?"
                                + lock)
                .with(tenant.value())
                .with(id.value())
                .first(CampaignRows::campaign);
    }

    private static void store(Connection connection, Campaign campaign) throws SQLException {
        Sql.on(
                        connection,
                        "update campaigns set state = ?, state_reason = ?, started_at = ?, finished_at = ?"
                                + " where tenant_id = ? and id = ?")
                .with(campaign.state())
                .with(campaign.stateReason())
                .with(campaign.startedAt())
                .with(campaign.finishedAt())
                .with(campaign.tenant().value())
                .with(campaign.id().value())
                .update();
    }

    private static void storeLimits(Connection connection, Campaign campaign) throws SQLException {
        limits(Sql.on(connection, """
                update campaigns set max_attempts = ?, retry_outcomes = ?, retry_millis = ?, max_concurrent_calls = ?,
                    weight = ?, start_at = ?, end_at = ?, purpose = ?, consent_level = ?, consent_text = ?,
                    consent_at = ?, call_window = ?
                where tenant_id = ? and id = ?"""), campaign.spec())
                .with(campaign.tenant().value())
                .with(campaign.id().value())
                .update();
    }

    /** What may change while a campaign runs, in the order of both statements. */
    private static Sql limits(Sql sql, CampaignSpec spec) throws SQLException {
        List<Map.Entry<CallOutcome, Duration>> delays =
                List.copyOf(spec.retries().delays().entrySet());
        AttestedConsent consent = spec.terms().consent();
        CallWindow window = spec.terms().window();
        return sql.with(spec.retries().maxAttempts())
                .withTexts(outcomesOf(delays))
                .withArray("bigint", millisOf(delays))
                .with(spec.maxConcurrentCalls())
                .with(spec.weight())
                .with(spec.startAt())
                .with(spec.endAt())
                .with(spec.terms().purpose())
                .with(consent == null ? null : consent.level())
                .with(consent == null ? null : consent.textVersion())
                .with(consent == null ? null : consent.at())
                .with(window == null ? null : window.toString());
    }

    private static List<String> outcomesOf(List<Map.Entry<CallOutcome, Duration>> delays) {
        return delays.stream().map(delay -> delay.getKey().name()).toList();
    }

    private static List<Long> millisOf(List<Map.Entry<CallOutcome, Duration>> delays) {
        return delays.stream().map(delay -> delay.getValue().toMillis()).toList();
    }

    private static void giveUp(Connection connection, TenantId tenant, CampaignId id, Instant now) throws SQLException {
        Sql.on(connection, """
                update targets set state = 'CANCELED', updated_at = ?
                where tenant_id = ? and campaign_id = ? and state in ('QUEUED', 'WAITING')""").with(now).with(tenant.value()).with(id.value()).update();
    }
}
