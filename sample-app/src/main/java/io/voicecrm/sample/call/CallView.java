package io.voicecrm.sample.call;

import io.voicecrm.ProviderId;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.Problems;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls as the wire shows them. */
@Component
public class CallView {

    private static final String SUMMARY = """
            select c.provider, c.ref, c.direction, c.phone, l.name, c.outcome, coalesce(c.started_at, c.ended_at) as at,
                   c.talk_seconds, a.campaign_id, p.name as campaign_name, c.agent_id, g.name as agent_name,
                   l.id as lead_id, c.summary
            from calls c
            left join attempts a on a.tenant_id = c.tenant_id and a.id = c.attempt_id
            left join campaigns p on p.tenant_id = a.tenant_id and p.id = a.campaign_id
            left join agents g on g.provider = c.provider and g.agent_id = coalesce(c.agent_id, p.agent_id)
            left join leads l on l.tenant_id = c.tenant_id and l.phone = c.phone
            where c.tenant_id = :tenant and coalesce(c.started_at, c.ended_at) is not null
            """;

    private final Stores stores;
    private final Scope scope;

    CallView(Stores stores, Scope scope) {
        this.stores = stores;
        this.scope = scope;
    }

    /** A call in a list. */
    public record Summary(
            String id,
            String direction,
            @Nullable String phone,
            @Nullable String name,
            String outcome,
            Instant startedAt,
            long talkSeconds,
            @Nullable String campaignId,
            @Nullable String campaignName,
            @Nullable String agentId,
            @Nullable String agentName,
            @Nullable String leadId,
            @Nullable String summary) {}

    record Line(String speaker, String text, long offsetSeconds) {}

    record Detail(
            String id,
            String direction,
            @Nullable String phone,
            @Nullable String name,
            String outcome,
            Instant startedAt,
            long talkSeconds,
            @Nullable String campaignId,
            @Nullable String campaignName,
            @Nullable String agentId,
            @Nullable String agentName,
            @Nullable String leadId,
            @Nullable String summary,
            @Nullable Instant endedAt,
            @Nullable String providerReason,
            List<Line> transcript,
            Map<String, String> variables,
            Map<String, String> extracted,
            @Nullable Boolean successful) {}

    /** Which calls; null leaves a condition out. */
    record Filter(
            @Nullable String outcome,
            @Nullable UUID campaign,
            @Nullable UUID lead,
            @Nullable Instant from,
            @Nullable Instant to) {

        static final Filter NONE = new Filter(null, null, null, null, null);
    }

    private record Row(
            String provider,
            String ref,
            String direction,
            @Nullable String phone,
            @Nullable String name,
            @Nullable String outcome,
            OffsetDateTime at,
            long talkSeconds,
            @Nullable UUID campaignId,
            @Nullable String campaignName,
            @Nullable String agentId,
            @Nullable String agentName,
            @Nullable UUID leadId,
            @Nullable String summary) {

        Summary json() {
            return new Summary(
                    ref,
                    direction.toLowerCase(Locale.ROOT),
                    phone,
                    name,
                    outcome == null ? "in_progress" : outcome.toLowerCase(Locale.ROOT),
                    at.toInstant(),
                    talkSeconds,
                    campaignId == null ? null : campaignId.toString(),
                    campaignName,
                    agentId,
                    agentName,
                    leadId == null ? null : leadId.toString(),
                    summary);
        }
    }

    /** The newest calls. */
    public List<Summary> latest(Tenant tenant, int limit) {
        return page(tenant, Filter.NONE, null, null, limit);
    }

    List<Summary> page(
            Tenant tenant, Filter filter, @Nullable Instant beforeTime, @Nullable String beforeRef, int limit) {
        return scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc
                        .sql(SUMMARY + """
                and (:outcome::text is null or c.outcome = :outcome)
                and (:campaign::uuid is null or a.campaign_id = :campaign)
                and (:lead::uuid is null or l.id = :lead)
                and (:from::timestamptz is null or coalesce(c.started_at, c.ended_at) >= :from)
                and (:to::timestamptz is null or coalesce(c.started_at, c.ended_at) < :to)
                and (:time::timestamptz is null or (coalesce(c.started_at, c.ended_at), c.ref) < (:time, :ref))
                order by coalesce(c.started_at, c.ended_at) desc, c.ref desc limit :limit""")
                        .param("tenant", tenant.id())
                        .param("outcome", filter.outcome())
                        .param("campaign", filter.campaign())
                        .param("lead", filter.lead())
                        .param("from", timestamp(filter.from()))
                        .param("to", timestamp(filter.to()))
                        .param("time", timestamp(beforeTime))
                        .param("ref", beforeRef)
                        .param("limit", limit)
                        .query(Row.class)
                        .list()
                        .stream()
                        .map(Row::json)
                        .toList());
    }

    Detail get(Tenant tenant, String ref) {
        Row row = scope.tenant(
                        tenant.tenantId(),
                        jdbc -> jdbc.sql(SUMMARY + " and c.ref = :ref")
                                .param("tenant", tenant.id())
                                .param("ref", ref)
                                .query(Row.class)
                                .optional())
                .orElseThrow(() -> Problems.notFound("call"));
        CallRecord record = stores.calls()
                .find(tenant.tenantId(), new ProviderCallRef(new ProviderId(row.provider()), ref))
                .orElseThrow(() -> Problems.notFound("call"));
        return detail(row.json(), record, variables(record));
    }

    private static Detail detail(Summary summary, CallRecord record, Map<String, String> variables) {
        Transcript transcript = record.transcript();
        CallAnalysis analysis = record.analysis();
        return new Detail(
                summary.id(),
                summary.direction(),
                summary.phone(),
                summary.name(),
                summary.outcome(),
                summary.startedAt(),
                summary.talkSeconds(),
                summary.campaignId(),
                summary.campaignName(),
                summary.agentId(),
                summary.agentName(),
                summary.leadId(),
                summary.summary(),
                record.endedAt(),
                record.providerReason(),
                transcript == null
                        ? List.of()
                        : transcript.turns().stream()
                                .map(turn -> new Line(
                                        turn.speaker() == Speaker.AGENT ? "agent" : "person",
                                        turn.text(),
                                        turn.offset().toSeconds()))
                                .toList(),
                variables,
                analysis == null ? Map.of() : analysis.extracted(),
                analysis == null ? null : analysis.successful());
    }

    private Map<String, String> variables(CallRecord record) {
        return record.attempt() == null
                ? Map.of()
                : stores.attempts()
                        .find(record.tenant(), record.attempt())
                        .map(attempt -> attempt.contact().variables())
                        .orElse(Map.of());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
