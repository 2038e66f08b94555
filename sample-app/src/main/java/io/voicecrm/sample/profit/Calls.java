package io.voicecrm.sample.profit;

import io.voicecrm.billing.Invoicing;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The calls of a month, added up. Every client's month begins at its own midnight. */
@Component
class Calls {

    private static final String MONTHS = """
            with months as (
                select * from unnest(:tenants::text[], :zones::text[], :froms::timestamptz[], :tos::timestamptz[])
                    as w (tenant_id, zone, from_at, to_at)
            ), keyed as (
                select w.tenant_id, coalesce(%s, '') as key, c.provider, c.ref, c.talk_seconds
                from months w
                join calls c on c.tenant_id = w.tenant_id and c.ended_at >= w.from_at and c.ended_at < w.to_at
            )
            """;

    private final Scope scope;

    Calls(Scope scope) {
        this.scope = scope;
    }

    /** @param key empty for calls that belong to no row */
    record Talk(String tenantId, String key, @Nullable String name, long calls, long seconds) {}

    record Cost(String key, String component, BigDecimal amount) {}

    /** How much each client talked in each row. */
    List<Talk> talk(Breakdown by, YearMonth month, List<Tenant> tenants) {
        return scope.platform(jdbc -> ask(jdbc, by, month, tenants, months -> months + """
                select k.tenant_id, k.key, %s as name, k.calls, k.seconds
                from (select tenant_id, key, count(*) as calls, sum(talk_seconds)::bigint as seconds
                      from keyed group by 1, 2) k
                order by k.tenant_id, k.key""".formatted(by.rowName()))
                .query(Talk.class)
                .list());
    }

    /** What each row's calls cost in a currency; what providers charge in units of their own is told nowhere twice. */
    List<Cost> costs(Breakdown by, YearMonth month, List<Tenant> tenants, Currency currency) {
        return scope.platform(jdbc -> ask(jdbc, by, month, tenants, months -> months + """
                select k.key, o.component, sum(o.amount_nanos) / 1e9 as amount
                from keyed k join call_costs o on o.tenant_id = k.tenant_id and o.provider = k.provider and o.ref = k.ref
                where o.unit = :currency group by 1, 2 order by 1, 2""")
                .param("currency", currency.getCurrencyCode())
                .query(Cost.class)
                .list());
    }

    private static StatementSpec ask(
            JdbcClient jdbc, Breakdown by, YearMonth month, List<Tenant> tenants, Function<String, String> question) {
        return jdbc.sql(question.apply(MONTHS.formatted(by.key())))
                .param("tenants", tenants.stream().map(Tenant::id).toArray(String[]::new))
                .param(
                        "zones",
                        tenants.stream().map(tenant -> tenant.zone().getId()).toArray(String[]::new))
                .param(
                        "froms",
                        tenants.stream().map(tenant -> start(month, tenant)).toArray(Timestamp[]::new))
                .param(
                        "tos",
                        tenants.stream()
                                .map(tenant -> start(month.plusMonths(1), tenant))
                                .toArray(Timestamp[]::new));
    }

    private static Timestamp start(YearMonth month, Tenant tenant) {
        return Timestamp.from(Invoicing.start(month, tenant.zone()));
    }
}
