package io.voicecrm.jdbc;

import io.voicecrm.TenantId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.TargetState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts the people of campaigns, many campaigns with one statement. */
final class CampaignCounts {

    private static final String TARGETS = """
            select campaign_id, state, last_outcome, count(*) as targets from targets
            where tenant_id = ? and campaign_id = any(?) group by campaign_id, state, last_outcome""";

    private static final String ATTEMPTS = """
            select campaign_id, count(*) as attempts from attempts
            where tenant_id = ? and campaign_id = any(?) and submitted_at is not null group by campaign_id""";

    private final Map<TargetState, Long> byState = new EnumMap<>(TargetState.class);
    private final Map<CallOutcome, Long> byOutcome = new EnumMap<>(CallOutcome.class);
    private long attempts;

    private CampaignCounts() {}

    static Map<CampaignId, CampaignProgress> of(Connection connection, TenantId tenant, Collection<CampaignId> ids)
            throws SQLException {
        List<UUID> wanted = ids.stream().map(CampaignId::value).toList();
        Map<UUID, CampaignCounts> counts = new HashMap<>();
        Sql.on(connection, TARGETS)
                .with(tenant.value())
                .withArray("uuid", wanted)
                .list(row -> of(row, counts).add(row));
        Sql.on(connection, ATTEMPTS)
                .with(tenant.value())
                .withArray("uuid", wanted)
                .list(row -> of(row, counts).attempts = row.getLong("attempts"));
        Map<CampaignId, CampaignProgress> progress = new HashMap<>();
        counts.forEach((id, count) ->
                progress.put(new CampaignId(id), new CampaignProgress(count.byState, count.byOutcome, count.attempts)));
        return progress;
    }

    private static CampaignCounts of(ResultSet row, Map<UUID, CampaignCounts> counts) throws SQLException {
        return counts.computeIfAbsent(row.getObject("campaign_id", UUID.class), none -> new CampaignCounts());
    }

    private long add(ResultSet row) throws SQLException {
        long targets = row.getLong("targets");
        byState.merge(TargetState.valueOf(row.getString("state")), targets, Long::sum);
        String outcome = row.getString("last_outcome");
        if (outcome != null) {
            byOutcome.merge(CallOutcome.valueOf(outcome), targets, Long::sum);
        }
        return targets;
    }
}
