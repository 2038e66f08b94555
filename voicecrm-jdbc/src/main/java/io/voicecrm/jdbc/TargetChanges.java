package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.Priority;
import io.voicecrm.campaign.TargetChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What people change about targets that wait. */
final class TargetChanges {

    private TargetChanges() {}

    static boolean apply(
            Connection connection,
            TenantId tenant,
            CampaignId campaign,
            PhoneNumber phone,
            TargetChange change,
            Instant now)
            throws SQLException {
        String state = null;
        String reason = null;
        Priority priority = null;
        Instant dueAt = null;
        if (change instanceof TargetChange.Cancel cancel) {
            state = "CANCELED";
            reason = cancel.why();
        } else if (change instanceof TargetChange.Prioritize prioritize) {
            priority = prioritize.priority();
        } else if (change instanceof TargetChange.CallBack callBack) {
            state = "WAITING";
            priority = Priority.HIGH;
            dueAt = callBack.at();
        }
        return Sql.on(connection, """
                        update targets set state = coalesce(?, state), reason = coalesce(?, reason),
                            priority = coalesce(?, priority), due_at = coalesce(?, due_at), updated_at = ?
                        where tenant_id = ? and campaign_id = ? and phone = ? and state in ('QUEUED', 'WAITING')""")
                        .with(state)
                        .with(reason)
                        .with(rank(priority))
                        .with(dueAt)
                        .with(now)
                        .with(tenant.value())
                        .with(campaign.value())
                        .with(phone.e164())
                        .update()
                == 1;
    }

    /** A target of whose latest attempt, released ones aside, a call was promised. */
    static boolean keep(
            Connection connection,
            TenantId tenant,
            CampaignId campaign,
            PhoneNumber phone,
            TargetChange.Promised promised,
            Instant now)
            throws SQLException {
        return Sql.on(connection, """
                        update targets t set state = 'WAITING', priority = ?, due_at = ?, updated_at = ?
                        where t.tenant_id = ? and t.campaign_id = ? and t.phone = ?
                        and t.state in ('QUEUED', 'WAITING', 'REACHED')
                        and ? = (select a.id from attempts a
                                 where a.tenant_id = t.tenant_id and a.campaign_id = t.campaign_id and a.phone = t.phone
                                 and a.state <> 'RELEASED'
                                 order by a.claimed_at desc, a.number desc limit 1)""")
                        .with(rank(Priority.HIGH))
                        .with(promised.at())
                        .with(now)
                        .with(tenant.value())
                        .with(campaign.value())
                        .with(phone.e164())
                        .with(promised.attempt().value())
                        .update()
                == 1;
    }

    static long reopen(
            Connection connection, TenantId tenant, CampaignId campaign, Collection<CallOutcome> outcomes, Instant now)
            throws SQLException {
        return Sql.on(connection, """
                update targets set state = 'WAITING', due_at = ?, attempts_before = attempts, updated_at = ?
                where tenant_id = ? and campaign_id = ? and state = 'NOT_REACHED' and last_outcome = any(?)""")
                .with(now)
                .with(now)
                .with(tenant.value())
                .with(campaign.value())
                .withTexts(outcomes.stream().map(Enum::name).toList())
                .update();
    }

    private static @Nullable Integer rank(@Nullable Priority priority) {
        return priority == null ? null : priority.ordinal();
    }
}
