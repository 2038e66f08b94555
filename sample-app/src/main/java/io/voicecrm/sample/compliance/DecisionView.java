package io.voicecrm.sample.compliance;

import io.voicecrm.compliance.DecisionRecord;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.SnakeCase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The decision log as the wire shows it, newest first. */
@Component
class DecisionView {

    private final Scope scope;

    DecisionView(Scope scope) {
        this.scope = scope;
    }

    /** @param localTimes what the clocks showed where the person may be */
    record DecisionJson(
            long position,
            String phone,
            String kind,
            String ruleId,
            String why,
            String citation,
            String pack,
            String place,
            String localTimes,
            @Nullable Instant until,
            Instant at) {}

    private record Row(
            long position,
            String phone,
            String kind,
            String ruleId,
            String why,
            String citation,
            String pack,
            String place,
            String localTimes,
            @Nullable OffsetDateTime until,
            OffsetDateTime at) {

        DecisionJson json() {
            return new DecisionJson(
                    position,
                    phone,
                    kind.toLowerCase(Locale.ROOT),
                    ruleId,
                    why,
                    citation,
                    pack,
                    place,
                    localTimes,
                    until == null ? null : until.toInstant(),
                    at.toInstant());
        }
    }

    List<DecisionJson> page(Tenant tenant, @Nullable String kind, long before, int limit) {
        String wanted = kind == null
                ? null
                : SnakeCase.parse(DecisionRecord.Kind.class, "kind", kind).name();
        return scope
                .tenant(
                        tenant.tenantId(),
                        jdbc -> jdbc.sql("""
                select position, phone, kind, rule_id, why, citation, pack, place, local_times, until, at
                from decisions
                where tenant_id = :tenant and position < :before and (:kind::text is null or kind = :kind)
                order by position desc limit :limit""")
                                .param("tenant", tenant.id())
                                .param("before", before)
                                .param("kind", wanted)
                                .param("limit", limit)
                                .query(Row.class)
                                .list())
                .stream()
                .map(Row::json)
                .toList();
    }
}
