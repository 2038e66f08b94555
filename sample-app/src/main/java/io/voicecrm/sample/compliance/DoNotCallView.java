package io.voicecrm.sample.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.Problems;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A client's do-not-call list as the wire shows it. */
@Component
class DoNotCallView {

    private final Scope scope;

    DoNotCallView(Scope scope) {
        this.scope = scope;
    }

    record DoNotCallJson(String phone, String source, String note, Instant at) {}

    private record Row(String phone, String source, String note, OffsetDateTime at) {

        DoNotCallJson json() {
            return new DoNotCallJson(phone, source.toLowerCase(Locale.ROOT), note, at.toInstant());
        }
    }

    /** Entries by number. @param q digits somewhere in the number, however they are written; null for all */
    List<DoNotCallJson> page(Tenant tenant, @Nullable String q, @Nullable String after, int limit) {
        String digits = q == null ? "" : q.replaceAll("\\D", "");
        if (q != null && !q.isBlank() && digits.isEmpty()) {
            return List.of();
        }
        return scope
                .tenant(
                        tenant.tenantId(),
                        jdbc -> jdbc.sql("""
                select phone, source, note, at from do_not_call
                where tenant_id = :tenant and lifted_at is null and phone like '%' || :digits || '%'
                and phone collate "C" > :after
                order by phone collate "C" limit :limit""")
                                .param("tenant", tenant.id())
                                .param("digits", digits)
                                .param("after", after == null ? "" : after)
                                .param("limit", limit)
                                .query(Row.class)
                                .list())
                .stream()
                .map(Row::json)
                .toList();
    }

    /** One entry that is there. */
    DoNotCallJson get(Tenant tenant, PhoneNumber phone) {
        return page(tenant, phone.e164(), null, 1).stream().findFirst().orElseThrow(() -> Problems.notFound("entry"));
    }
}
