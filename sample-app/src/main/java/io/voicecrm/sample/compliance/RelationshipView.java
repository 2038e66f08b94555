package io.voicecrm.sample.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.Relationship;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.SnakeCase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Earlier deals as the wire shows them, newest first. */
@Component
class RelationshipView {

    private final Scope scope;

    RelationshipView(Scope scope) {
        this.scope = scope;
    }

    record RelationshipJson(
            String phone,
            String kind,
            String source,
            Instant at,
            @Nullable Instant endedAt,
            @Nullable String endedVia) {

        static RelationshipJson of(Relationship deal) {
            return new RelationshipJson(
                    deal.phone().e164(),
                    SnakeCase.of(deal.kind()),
                    deal.source(),
                    deal.at(),
                    deal.endedAt(),
                    deal.endedVia());
        }
    }

    private record Row(
            String phone,
            String kind,
            String source,
            OffsetDateTime at,
            @Nullable OffsetDateTime endedAt,
            @Nullable String endedVia) {

        RelationshipJson json() {
            return new RelationshipJson(
                    phone,
                    kind.toLowerCase(Locale.ROOT),
                    source,
                    at.toInstant(),
                    endedAt == null ? null : endedAt.toInstant(),
                    endedVia);
        }
    }

    List<RelationshipJson> newest(Tenant tenant, @Nullable PhoneNumber phone, int limit) {
        return scope
                .tenant(
                        tenant.tenantId(),
                        jdbc -> jdbc.sql("""
                select phone, kind, source, at, ended_at, ended_via
                from relationships where tenant_id = :tenant and (:phone::text is null or phone = :phone)
                order by at desc, phone, kind limit :limit""")
                                .param("tenant", tenant.id())
                                .param("phone", phone == null ? null : phone.e164())
                                .param("limit", limit)
                                .query(Row.class)
                                .list())
                .stream()
                .map(Row::json)
                .toList();
    }
}
