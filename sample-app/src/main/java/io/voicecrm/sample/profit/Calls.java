package io.voicecrm.sample.profit;

import io.voicecrm.billing.Invoicing;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
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
            )
            """;

    private static final String TALK = """
            , keyed as (
                select w.tenant_id, coalesce(%s, '') as key, c.provider, c.ref, c.talk_seconds
                from months w
                join calls c on c.tenant_id = w.tenant_id and c.ended_at >= w.from_at and c.ended_at < w.to_at
            )
            """;

    /** What came late counts when it came: a month that is closed does not change. */
    private static final String COSTS = """
            , keyed as (
                select coalesce(%s, '') as key, o.component, sum(o.amount_nanos) / 1e9 as amount
                from months w
                join call_costs o on o.tenant_id = w.tenant_id
                    and o.occurred_at >= w.from_at and o.occurred_at < w.to_at
                left join calls c on c.tenant_id = o.tenant_id and c.provider = o.provider and c.ref = o.ref
                where o.unit = :currency group by 1, 2
            )
            """;

    private final Scope scope;

    Calls(Scope scope) {
        this.scope = scope;
    }

    /** @param key empty for calls that belong to no row */
    record Talk(String tenantId, String key, @Nullable String name, long calls, long seconds) {}

    /** @param key as in {@link Talk} */
    record Cost(String key, @Nullable String name, String component, BigDecimal amount) {}

    /** How much each client talked in each row. */
    List<Talk> talk(Breakdown by, YearMonth month, List<Tenant> tenants) {
        return scope.platform(
                jdbc -> ask(jdbc, month, tenants, MONTHS + TALK.formatted(by.key()) + """
                select k.tenant_id, k.key, %s as name, k.calls, k.seconds
                from (select tenant_id, key, count(*) as calls, sum(talk_seconds)::bigint as seconds
                      from keyed group by 1, 2) k
                order by k.tenant_id, k.key""".formatted(by.rowName()))
                        .query(Talk.class)
                        .list());
    }

    /** What each row's calls cost in a currency; what providers charge in units of their own is told nowhere twice. */
    List<Cost> costs(Breakdown by, YearMonth month, List<Tenant> tenants, Currency currency) {
        return scope.platform(
                jdbc -> ask(jdbc, month, tenants, MONTHS + COSTS.formatted(by.costKey()) + """
                select k.key, %s as name, k.component, k.amount from keyed k order by 1, 3""".formatted(by.rowName()))
                        .param("currency", currency.getCurrencyCode())
                        .query(Cost.class)
                        .list());
    }

    private static StatementSpec ask(JdbcClient jdbc, YearMonth month, List<Tenant> tenants, String question) {
        return jdbc.sql(question)
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
