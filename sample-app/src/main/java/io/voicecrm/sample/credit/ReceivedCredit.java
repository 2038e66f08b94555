package io.voicecrm.sample.credit;

import io.voicecrm.TenantId;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The top-ups of a client, and what of each can still go back. */
@Component
public class ReceivedCredit {

    private static final int SHOWN = 100;

    private static final String SELECT = """
            select p.key, p.unit, p.amount, p.refunded, p.reason, p.expires_at, p.at,
                   greatest(0, least(p.amount - p.refunded, a.available)) as refundable
            from ledger_postings p join ledger_accounts a on a.tenant_id = p.tenant_id and a.unit = p.unit
            where p.kind = 'TOP_UP' and p.tenant_id = :tenant and
            """;

    private final Scope scope;

    ReceivedCredit(Scope scope) {
        this.scope = scope;
    }

    /**
     * A top-up. Amounts are in the unit.
     *
     * @param refunded what of it went back
     * @param refundable what more can go back now, since nothing used or holds it
     * @param expiresAt when what is left of it is lost; null for never
     */
    public record Received(
            String key,
            LedgerUnit unit,
            long amount,
            long refunded,
            long refundable,
            @Nullable String reason,
            @Nullable Instant expiresAt,
            Instant at) {}

    private record Expiry(String key, Instant at) {}

    /** The top-up of a key. */
    public Optional<Received> find(TenantId tenant, String key) {
        return scope.tenant(
                tenant,
                jdbc -> select(jdbc, tenant, "p.key = :key")
                        .param("key", key)
                        .query(ReceivedCredit::row)
                        .optional());
    }

    /** The last one of a client, in a unit. */
    public Optional<Received> last(TenantId tenant, LedgerUnit unit) {
        return newest(tenant, unit, 1).stream().findFirst();
    }

    /** The newest, as many as somebody may want to look through. */
    List<Received> newest(TenantId tenant, LedgerUnit unit) {
        return newest(tenant, unit, SHOWN);
    }

    private List<Received> newest(TenantId tenant, LedgerUnit unit, int limit) {
        return scope.tenant(
                tenant,
                jdbc -> select(jdbc, tenant, "p.unit = :unit order by p.at desc, p.key limit :limit")
                        .param("unit", unit.code())
                        .param("limit", limit)
                        .query(ReceivedCredit::row)
                        .list());
    }

    /** When what is left of top-ups is lost, by key; those that last are missing. */
    Map<String, Instant> expiriesOf(Tenant tenant, List<String> keys) {
        return scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc
                        .sql("""
                                select key, expires_at from ledger_postings
                                where tenant_id = :tenant and key = any(:keys) and expires_at is not null\
                                """)
                        .param("tenant", tenant.id())
                        .param("keys", keys.toArray(String[]::new))
                        .query((row, number) -> new Expiry(
                                row.getString("key"),
                                row.getTimestamp("expires_at").toInstant()))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Expiry::key, Expiry::at)));
    }

    private static JdbcClient.StatementSpec select(JdbcClient jdbc, TenantId tenant, String which) {
        return jdbc.sql(SELECT + which).param("tenant", tenant.value());
    }

    private static Received row(ResultSet row, int number) throws SQLException {
        Timestamp expiresAt = row.getTimestamp("expires_at");
        return new Received(
                row.getString("key"),
                new LedgerUnit(row.getString("unit")),
                row.getLong("amount"),
                row.getLong("refunded"),
                row.getLong("refundable"),
                row.getString("reason"),
                expiresAt == null ? null : expiresAt.toInstant(),
                row.getTimestamp("at").toInstant());
    }
}
