package io.voicecrm.sample.campaign;

import io.voicecrm.campaign.TargetState;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.SnakeCase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people of a campaign, each with where they stand and why. */
@RestController
class TargetController {

    private final CampaignView campaigns;
    private final Scope scope;

    TargetController(CampaignView campaigns, Scope scope) {
        this.campaigns = campaigns;
        this.scope = scope;
    }

    record TargetJson(
            String targetId,
            String phone,
            @Nullable String name,
            String state,
            @Nullable String reason,
            int attempts,
            @Nullable String lastOutcome,
            @Nullable Instant dueAt,
            @Nullable String callId,
            Instant updatedAt) {}

    private record Row(
            long position,
            String phone,
            @Nullable String name,
            String state,
            @Nullable String reason,
            int attempts,
            @Nullable String lastOutcome,
            @Nullable OffsetDateTime dueAt,
            @Nullable String callId,
            OffsetDateTime updatedAt) {

        TargetJson json() {
            return new TargetJson(
                    phone,
                    phone,
                    name,
                    state.toLowerCase(Locale.ROOT),
                    reason,
                    attempts,
                    lastOutcome == null ? null : lastOutcome.toLowerCase(Locale.ROOT),
                    dueAt == null ? null : dueAt.toInstant(),
                    callId,
                    updatedAt.toInstant());
        }
    }

    @GetMapping("/api/campaigns/{id}/targets")
    PageOf<TargetJson> list(
            Tenant tenant,
            @PathVariable UUID id,
            @RequestParam @Nullable String state,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        campaigns.find(tenant, id);
        int bounded = PageOf.bounded(limit);
        String key = Cursor.decode(after);
        String wanted = state == null
                ? null
                : SnakeCase.parse(TargetState.class, "state", state).name();
        List<Row> rows = scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc.sql("""
                select t.position, t.phone,
                       coalesce(l.name, t.variable_values[array_position(t.variable_names, 'name')]) as name,
                       t.state, t.reason, t.attempts, t.last_outcome,
                       -- Who is deferred waits in the queue, until a time; whoever was never looked at has none.
                       case when t.state in ('QUEUED', 'WAITING') and t.due_at > '-infinity' then t.due_at end
                           as due_at,
                       (select a.call_ref from attempts a
                        where a.tenant_id = t.tenant_id and a.campaign_id = t.campaign_id and a.phone = t.phone
                        and a.call_ref is not null order by a.claimed_at desc limit 1) as call_id,
                       t.updated_at
                from targets t
                left join leads l on l.tenant_id = t.tenant_id and l.phone = t.phone
                where t.tenant_id = :tenant and t.campaign_id = :campaign and t.position > :after
                and (:state::text is null or t.state = :state)
                order by t.position limit :limit""")
                        .param("tenant", tenant.id())
                        .param("campaign", id)
                        .param("after", key == null ? 0L : Long.parseLong(key))
                        .param("state", wanted)
                        .param("limit", bounded + 1)
                        .query(Row.class)
                        .list());
        return PageOf.of(rows, bounded, row -> String.valueOf(row.position()), Row::json);
    }
}
