package io.voicecrm.sample.account;

import io.voicecrm.TenantId;
import io.voicecrm.sample.database.Scope;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The platform's clients. */
@Component
public class Tenants {

    private static final String COLUMNS = "tenant_id, name, region, time_zone, plan_id, caller_id, created_at";

    private final Scope scope;

    Tenants(Scope scope) {
        this.scope = scope;
    }

    /**
     * A client.
     *
     * @param region whose numbers they write without a country code
     * @param zone whose midnight their month begins at
     * @param callerId the number that their calls show, null while they have none
     */
    public record Tenant(
            String id,
            String name,
            String region,
            ZoneId zone,
            UUID plan,
            @Nullable String callerId,
            Instant createdAt) {

        /** The id as the SDK has it. */
        public TenantId tenantId() {
            return new TenantId(id);
        }
    }

    private record Row(
            String tenantId,
            String name,
            String region,
            String timeZone,
            UUID planId,
            @Nullable String callerId,
            OffsetDateTime createdAt) {

        Tenant tenant() {
            return new Tenant(tenantId, name, region, ZoneId.of(timeZone), planId, callerId, createdAt.toInstant());
        }
    }

    /** A tenant, whoever asks. */
    public Optional<Tenant> find(TenantId id) {
        return scope.platform(jdbc -> jdbc.sql("select " + COLUMNS + " from tenants where tenant_id = :id")
                .param("id", id.value())
                .query(Row.class)
                .optional()
                .map(Row::tenant));
    }

    /** Tenants by name and id, after a key of both. */
    public List<Tenant> page(@Nullable String after, int limit) {
        String sql = "select " + COLUMNS + " from tenants where (:after::text is null or tenant_id > :after)"
                + " order by tenant_id limit :limit";
        return scope.platform(
                jdbc -> jdbc.sql(sql).param("after", after).param("limit", limit).query(Row.class).list().stream()
                        .map(Row::tenant)
                        .toList());
    }

    /** Adds a tenant; false if its id is taken. */
    public boolean add(Tenant tenant) {
        return scope.platform(jdbc -> {
            boolean isNew = insert(jdbc, tenant) == 1;
            if (isNew) {
                beginTerms(jdbc, tenant);
            }
            return isNew;
        });
    }

    /** What a client pays begins with the month in which they came, or with their trial. */
    private static void beginTerms(JdbcClient jdbc, Tenant tenant) {
        Instant month = tenant.createdAt()
                .atZone(tenant.zone())
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(tenant.zone())
                .toInstant();
        jdbc.sql("""
                insert into plan_terms
                select :id, case when trial_days > 0 then :now::timestamptz else :month::timestamptz end, id, name, kind,
                       currency, monthly_fee_minor, included_minutes, overage_rate_micros, minimum_seconds, step_seconds,
                       trial_days, number_fee_minor
                from plans where id = :plan""")
                .param("id", tenant.id())
                .param("now", Timestamp.from(tenant.createdAt()))
                .param("month", Timestamp.from(month))
                .param("plan", tenant.plan())
                .update();
    }

    private static int insert(JdbcClient jdbc, Tenant tenant) {
        return jdbc.sql("""
                insert into tenants (tenant_id, name, region, time_zone, plan_id, caller_id, created_at)
                values (:id, :name, :region, :zone, :plan, :callerId, :createdAt) on conflict do nothing""")
                .param("id", tenant.id())
                .param("name", tenant.name())
                .param("region", tenant.region())
                .param("zone", tenant.zone().getId())
                .param("plan", tenant.plan())
                .param("callerId", tenant.callerId())
                .param("createdAt", Timestamp.from(tenant.createdAt()))
                .update();
    }
}
