package io.voicecrm.sample.billing;

import io.voicecrm.TenantId;
import io.voicecrm.billing.Plan;
import io.voicecrm.billing.PlanHistory;
import io.voicecrm.billing.PlanKind;
import io.voicecrm.billing.PlanTerm;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.billing.Plans.StoredPlan;
import io.voicecrm.sample.database.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each client pays and paid. A term, once it has begun, is never changed. */
@Component
public class PlanTerms {

    private static final String ADD = """
            insert into plan_terms
            select t.tenant_id, %s, p.id, p.name, p.kind, p.currency, p.monthly_fee_minor, p.included_minutes,
                   p.overage_rate_micros, p.minimum_seconds, p.step_seconds, p.trial_days, p.number_fee_minor
            from tenants t join plans p on p.id = t.plan_id where %s
            on conflict (tenant_id, from_at) do update set id = excluded.id, name = excluded.name, kind = excluded.kind,
                currency = excluded.currency, monthly_fee_minor = excluded.monthly_fee_minor,
                included_minutes = excluded.included_minutes, overage_rate_micros = excluded.overage_rate_micros,
                minimum_seconds = excluded.minimum_seconds, step_seconds = excluded.step_seconds,
                trial_days = excluded.trial_days, number_fee_minor = excluded.number_fee_minor""";

    private static final String COLUMNS = """
            nullif(from_at, '-infinity') as from_at, id, name, kind, currency, monthly_fee_minor, included_minutes,
            overage_rate_micros, minimum_seconds, step_seconds, trial_days, number_fee_minor""";

    private final Scope scope;
    private final Clock clock;

    PlanTerms(Scope scope, Clock clock) {
        this.scope = scope;
        this.clock = clock;
    }

    private record Row(@Nullable Instant fromAt, Plans.Row plan) {

        PlanTerm term() {
            return new PlanTerm(
                    fromAt == null ? Instant.MIN : fromAt, plan.stored().plan());
        }
    }

    /**
     * What a client pays.
     *
     * @param now the plan that it has now, as it was when its term began
     * @param history all its terms
     */
    public record ClientTerms(StoredPlan now, PlanHistory history) {}

    /** The terms of a client. */
    public ClientTerms of(Tenant tenant) {
        Instant now = clock.instant();
        List<Row> rows = scope.tenant(tenant.tenantId(), jdbc -> rows(jdbc, tenant));
        Row current = rows.get(0);
        for (Row row : rows) {
            if (row.fromAt() == null || !row.fromAt().isAfter(now)) {
                current = row;
            }
        }
        return new ClientTerms(
                current.plan().stored(),
                PlanHistory.of(rows.stream().map(Row::term).toList()));
    }

    /** {@link #of}, of which only the history is wanted. */
    public PlanHistory historyOf(Tenant tenant) {
        return of(tenant).history();
    }

    /** {@link #of}, of which only the present is wanted. */
    public StoredPlan now(Tenant tenant) {
        return of(tenant).now();
    }

    /** Gives a client another plan from now on: the month is shared between the two by time. */
    public void change(Tenant tenant, UUID plan) {
        scope.platform(jdbc -> {
            jdbc.sql("update tenants set plan_id = :plan where tenant_id = :tenant")
                    .param("plan", plan)
                    .param("tenant", tenant.id())
                    .update();
            return jdbc.sql(ADD.formatted(":now::timestamptz", "t.tenant_id = :tenant"))
                    .param("now", Timestamp.from(clock.instant()))
                    .param("tenant", tenant.id())
                    .update();
        });
    }

    /** Lets a plan, as it is stored now, hold for its clients from their next month on. */
    void holdFromNextMonth(UUID plan) {
        scope.platform(jdbc -> jdbc.sql(ADD.formatted(
                        "(date_trunc('month', :now::timestamptz at time zone t.time_zone) + interval '1 month')"
                                + " at time zone t.time_zone",
                        "p.id = :plan"))
                .param("now", Timestamp.from(clock.instant()))
                .param("plan", plan)
                .update());
    }

    /** The plan of every client whose first term has begun, as {@link #now} has it. */
    public Map<TenantId, Plan> allNow() {
        record Current(TenantId tenant, Plan plan) {}
        return scope.platform(jdbc -> jdbc
                .sql("""
                select distinct on (tenant_id) tenant_id, %s from plan_terms where plan_terms.from_at <= :now
                order by tenant_id, plan_terms.from_at desc""".formatted(COLUMNS))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Current(
                        new TenantId(row.getString("tenant_id")),
                        row(row).plan().stored().plan()))
                .list()
                .stream()
                .collect(Collectors.toMap(Current::tenant, Current::plan)));
    }

    private static List<Row> rows(JdbcClient jdbc, Tenant tenant) {
        return jdbc.sql("select %s from plan_terms where tenant_id = :tenant order by plan_terms.from_at"
                        .formatted(COLUMNS))
                .param("tenant", tenant.id())
                .query((row, number) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        Timestamp from = row.getTimestamp("from_at");
        return new Row(
                from == null ? null : from.toInstant(),
                new Plans.Row(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        PlanKind.valueOf(row.getString("kind")),
                        row.getString("currency"),
                        row.getLong("monthly_fee_minor"),
                        row.getLong("included_minutes"),
                        row.getLong("overage_rate_micros"),
                        row.getInt("minimum_seconds"),
                        row.getInt("step_seconds"),
                        row.getInt("trial_days"),
                        row.getLong("number_fee_minor")));
    }
}
