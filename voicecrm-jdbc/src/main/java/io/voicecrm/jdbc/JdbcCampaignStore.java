package io.voicecrm.jdbc;

import io.voicecrm.TenantId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.CampaignStore;
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
        AttestedConsent consent = spec.terms().consent();
        CallWindow window = spec.terms().window();
        List<Map.Entry<CallOutcome, Duration>> delays =
                List.copyOf(spec.retries().delays().entrySet());
        int created = runner.asTenant(
                campaign.tenant(),
                connection -> Sql.on(connection, """
                insert into campaigns (tenant_id, id, name, kind, provider, agent_id, caller_id, objective, instructions,
                                       max_attempts, retry_outcomes, retry_millis, max_concurrent_calls, start_at,
                                       purpose, consent_level, consent_text, consent_at, call_window,
                                       state, state_reason, created_at, started_at, finished_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .with(campaign.tenant().value())
                        .with(campaign.id().value())
                        .with(spec.name())
                        .with(spec.kind())
                        .with(spec.agent().provider().value())
                        .with(spec.agent().value())
                        .with(spec.callerId().e164())
                        .with(spec.objective())
                        .with(spec.instructions())
                        .with(spec.retries().maxAttempts())
                        .withTexts(delays.stream()
                                .map(delay -> delay.getKey().name())
                                .toList())
                        .withArray(
                                "bigint",
                                delays.stream()
                                        .map(delay -> delay.getValue().toMillis())
                                        .toList())
                        .with(spec.maxConcurrentCalls())
                        .with(spec.startAt())
                        .with(spec.terms().purpose())
                        .with(consent == null ? null : consent.level().name())
                        .with(consent == null ? null : consent.textVersion())
                        .with(consent == null ? null : Sql.timestamp(consent.at()))
                        .with(window == null ? null : window.toString())
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
        return runner.asTenant(tenant, connection -> read(connection, id, ""));
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
            Optional<Campaign> movable = read(connection, id, " for update")
                    .filter(campaign -> campaign.state().canBecome(next));
            if (movable.isEmpty()) {
                return Optional.empty();
            }
            store(connection, movable.get().become(next, reason, now));
            if (next == Campaign.State.CANCELED) {
                closeWaiting(connection, id, now);
            }
            FinishedCampaigns.close(connection, List.of(id.value()), now);
            return read(connection, id, "");
        });
    }

    @Override
    public CampaignProgress progress(TenantId tenant, CampaignId id) {
        return runner.asTenant(tenant, connection -> {
            Map<TargetState, Long> byState = new EnumMap<>(TargetState.class);
            Map<CallOutcome, Long> byOutcome = new EnumMap<>(CallOutcome.class);
            Sql.on(connection, """
                    select state, last_outcome, count(*) as targets from targets
                    where campaign_id = ? group by state, last_outcome""").with(id.value()).list(row -> {
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
                            "select count(*) as n from attempts where campaign_id = ? and submitted_at is not null")
                    .with(id.value())
                    .first(row -> row.getLong("n"))
                    .orElse(0L);
            return new CampaignProgress(byState, byOutcome, attempts);
        });
    }

    private static Optional<Campaign> read(Connection connection, CampaignId id, String lock) throws SQLException {
        return Sql.on(connection, "select " + CampaignRows.CAMPAIGN + " from campaigns c where c.id = ?" + lock)
                .with(id.value())
                .first(CampaignRows::campaign);
    }

    private static void store(Connection connection, Campaign campaign) throws SQLException {
        Sql.on(
                        connection,
                        "update campaigns set state = ?, state_reason = ?, started_at = ?, finished_at = ? where id = ?")
                .with(campaign.state())
                .with(campaign.stateReason())
                .with(campaign.startedAt())
                .with(campaign.finishedAt())
                .with(campaign.id().value())
                .update();
    }

    private static void closeWaiting(Connection connection, CampaignId id, Instant now) throws SQLException {
        Sql.on(connection, """
                update targets set state = 'CANCELED', updated_at = ?
                where campaign_id = ? and state in ('QUEUED', 'WAITING')""").with(now).with(id.value()).update();
    }
}
