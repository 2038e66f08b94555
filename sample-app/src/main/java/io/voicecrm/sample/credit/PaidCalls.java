package io.voicecrm.sample.credit;

import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The calls behind the keys of the ledger: of one that we placed its attempt, of one that came in its reference. */
@Component
class PaidCalls {

    /** A top-up may have a key of any form; that of an attempt is a UUID. */
    private static final Pattern ATTEMPT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Scope scope;

    PaidCalls(Scope scope) {
        this.scope = scope;
    }

    private record Row(String key, String ref) {}

    /** The ids of calls by key; what is no call, or not known as one yet, is missing. */
    Map<String, String> idsOf(Tenant tenant, List<String> keys) {
        String[] attempts =
                keys.stream().filter(key -> ATTEMPT.matcher(key).matches()).toArray(String[]::new);
        String[] refs = keys.stream().filter(key -> key.indexOf('/') > 0).toArray(String[]::new);
        return scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc
                        .sql("""
                select attempt_id::text as key, ref from calls
                where tenant_id = :tenant and attempt_id = any(:attempts::uuid[])
                union all
                select k.key, c.ref from unnest(:refs::text[]) k(key)
                join calls c on c.tenant_id = :tenant and c.provider = split_part(k.key, '/', 1)
                    and c.ref = substr(k.key, strpos(k.key, '/') + 1)""")
                        .param("tenant", tenant.id())
                        .param("attempts", attempts)
                        .param("refs", refs)
                        .query(Row.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Row::key, Row::ref, (one, other) -> one)));
    }
}
