package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.number.NumberHolding;
import io.voicecrm.number.PooledNumber;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who had which number: a row where it begins and a row where it ends, written with the number's own and never changed. */
final class NumberHistory {

    private NumberHistory() {}

    /** Keeps what a change means for who has the number, whose row the transaction has locked. */
    static void keep(Connection connection, PooledNumber after) throws SQLException {
        TenantId before = Sql.on(connection, """
                select tenant_id from (
                    select tenant_id, held from number_holdings where phone = ?
                    order by version desc, held desc limit 1) last
                where held""")
                .with(after.number().e164())
                .first(row -> new TenantId(row.getString("tenant_id")))
                .orElse(null);
        TenantId holder = after.holderAfter(before);
        if (!Objects.equals(before, holder)) {
            write(connection, after, before, false);
            write(connection, after, holder, true);
        }
    }

    static List<NumberHolding> of(Connection connection, TenantId tenant, Instant from, Instant to)
            throws SQLException {
        return Sql.on(connection, """
                with own as (
                    select phone, at, held, lead(at) over (partition by phone order by version) as ended
                    from number_holdings where tenant_id = ?)
                select phone, at, ended from own where held and at < ? and (ended is null or ended > ?)
                order by phone, at""")
                .with(tenant.value())
                .with(to)
                .with(from)
                .list(row -> new NumberHolding(
                        PhoneNumber.of(row.getString("phone")),
                        tenant,
                        Sql.instantOf(row, "at"),
                        Sql.instant(row, "ended")));
    }

    private static void write(Connection connection, PooledNumber number, @Nullable TenantId tenant, boolean held)
            throws SQLException {
        if (tenant != null) {
            Sql.on(
                            connection,
                            "insert into number_holdings (phone, version, held, tenant_id, at) values (?, ?, ?, ?, ?)")
                    .with(number.number().e164())
                    .with(number.version())
                    .with(held)
                    .with(tenant.value())
                    .with(number.since())
                    .update();
        }
    }
}
