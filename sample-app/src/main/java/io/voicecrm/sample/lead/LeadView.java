package io.voicecrm.sample.lead;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.CallRecord;
import io.voicecrm.engine.Stores;
import io.voicecrm.lead.Lead;
import io.voicecrm.lead.LeadId;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads as the wire shows them. */
@Component
public class LeadView {

    private static final int TIMELINE = 100;

    /** Of calls that were not answered nobody can tell how they felt. */
    private static final int LAST_CALLS = 5;

    private final Stores stores;
    private final Scope scope;

    LeadView(Stores stores, Scope scope) {
        this.stores = stores;
        this.scope = scope;
    }

    /** A lead in a list. */
    public record LeadJson(
            String id,
            String name,
            String phone,
            @Nullable String email,
            String source,
            String status,
            @Nullable String intent,
            @Nullable String sentiment,
            String notes,
            @Nullable Instant lastContactAt,
            Instant createdAt,
            Instant updatedAt) {

        private static LeadJson of(Lead lead, @Nullable String sentiment) {
            return new LeadJson(
                    lead.id().toString(),
                    lead.name(),
                    lead.phone().e164(),
                    lead.email(),
                    SnakeCase.of(lead.source()),
                    SnakeCase.of(lead.status()),
                    lead.intent(),
                    sentiment,
                    lead.notes(),
                    lead.lastContactAt(),
                    lead.createdAt(),
                    lead.updatedAt());
        }
    }

    record LeadDetail(
            String id,
            String name,
            String phone,
            @Nullable String email,
            String source,
            String status,
            @Nullable String intent,
            @Nullable String sentiment,
            String notes,
            @Nullable Instant lastContactAt,
            Instant createdAt,
            Instant updatedAt,
            List<Entry> timeline) {}

    record Entry(
            Instant at,
            String kind,
            @Nullable String text,
            @Nullable String callId,
            @Nullable String outcome,
            @Nullable Long talkSeconds) {}

    private record CallRow(
            String ref,
            OffsetDateTime at,
            @Nullable String outcome,
            long talkSeconds,
            @Nullable String text) {}

    Lead find(Tenant tenant, UUID id) {
        return stores.leads().find(tenant.tenantId(), new LeadId(id)).orElseThrow(() -> Problems.notFound("lead"));
    }

    /** The newest leads. */
    public List<LeadJson> latest(Tenant tenant, int limit) {
        return shown(tenant, page(tenant, null, null, null, limit));
    }

    /** Leads in the order of their ids, each with how the last call felt that told. */
    List<LeadJson> shown(Tenant tenant, List<UUID> ids) {
        List<Lead> leads = stores.leads()
                .findAll(tenant.tenantId(), ids.stream().map(LeadId::new).toList());
        Set<PhoneNumber> people = leads.stream().map(Lead::phone).collect(Collectors.toSet());
        Map<PhoneNumber, List<CallRecord>> calls = stores.calls().recent(tenant.tenantId(), people, LAST_CALLS);
        return leads.stream()
                .map(lead -> LeadJson.of(lead, sentiment(calls.getOrDefault(lead.phone(), List.of()))))
                .toList();
    }

    LeadJson shown(Lead lead) {
        return LeadJson.of(lead, sentiment(stores.calls().recent(lead.tenant(), lead.phone(), LAST_CALLS)));
    }

    private static @Nullable String sentiment(List<CallRecord> newestFirst) {
        return newestFirst.stream()
                .map(CallRecord::analysis)
                .filter(Objects::nonNull)
                .map(analysis -> analysis.extracted().getOrDefault("sentiment", ""))
                .filter(felt -> !felt.isEmpty())
                .findFirst()
                .orElse(null);
    }

    List<UUID> page(Tenant tenant, @Nullable String search, @Nullable String status, @Nullable UUID after, int limit) {
        String words = search == null || search.isBlank() ? null : "%" + escaped(search.strip()) + "%";
        return scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc.sql("""
                select id from leads
                where tenant_id = :tenant and (:status::text is null or status = :status)
                and (:words::text is null or name ilike :words or email ilike :words or phone like :words)
                and (:after::uuid is null or id < :after)
                order by id desc limit :limit""")
                        .param("tenant", tenant.id())
                        .param("status", status)
                        .param("words", words)
                        .param("after", after)
                        .param("limit", limit)
                        .query(UUID.class)
                        .list());
    }

    LeadDetail detail(Tenant tenant, Lead lead) {
        LeadJson json = shown(lead);
        return new LeadDetail(
                json.id(),
                json.name(),
                json.phone(),
                json.email(),
                json.source(),
                json.status(),
                json.intent(),
                json.sentiment(),
                json.notes(),
                json.lastContactAt(),
                json.createdAt(),
                json.updatedAt(),
                timeline(tenant, lead));
    }

    private List<Entry> timeline(Tenant tenant, Lead lead) {
        List<Entry> entries = new ArrayList<>();
        List<CallRow> calls = scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc.sql("""
                select c.ref, coalesce(c.started_at, c.ended_at) as at, c.outcome, c.talk_seconds, n.text
                from calls c left join lead_notes n
                    on n.tenant_id = c.tenant_id and n.lead_id = :lead and n.provider = c.provider and n.ref = c.ref
                where c.tenant_id = :tenant and c.phone = :phone and coalesce(c.started_at, c.ended_at) is not null
                order by coalesce(c.started_at, c.ended_at) desc limit :limit""")
                        .param("tenant", tenant.id())
                        .param("lead", lead.id().value())
                        .param("phone", lead.phone().e164())
                        .param("limit", TIMELINE)
                        .query(CallRow.class)
                        .list());
        for (CallRow call : calls) {
            String outcome = call.outcome() == null ? null : call.outcome().toLowerCase(Locale.ROOT);
            entries.add(new Entry(call.at().toInstant(), "call", call.text(), call.ref(), outcome, call.talkSeconds()));
        }
        entries.add(new Entry(lead.createdAt(), "created", null, null, null, null));
        entries.sort(Comparator.comparing(Entry::at).reversed());
        return entries;
    }

    private static String escaped(String search) {
        return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
