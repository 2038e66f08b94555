package io.voicecrm.jdbc;

import io.voicecrm.TenantId;
import io.voicecrm.metering.Increment;
import io.voicecrm.metering.LedgerConflictException;
import io.voicecrm.metering.Meter;
import io.voicecrm.metering.UsageEntry;
import io.voicecrm.metering.UsageLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

final class JdbcUsageLedger implements UsageLedger {

    private final JdbcRunner runner;

    JdbcUsageLedger(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public int post(Collection<UsageEntry> entries) {
        if (entries.isEmpty()) {
            return 0;
        }
        return runner.asPlatform(connection -> {
            int posted = 0;
            for (UsageEntry entry : entries) {
                if (insert(connection, entry)) {
                    posted++;
                } else {
                    refuseIfDifferent(connection, entry);
                }
            }
            return posted;
        });
    }

    @Override
    public Map<Meter, Long> totals(TenantId tenant, Instant from, Instant to) {
        return runner.asTenant(tenant, connection -> {
            Map<Meter, Long> totals = new EnumMap<>(Meter.class);
            Sql.on(connection, """
                    select meter, sum(quantity)::bigint as total from usage_entries
                    where tenant_id = ? and occurred_at >= ? and occurred_at < ? group by meter""")
                    .with(tenant.value())
                    .with(from)
                    .with(to)
                    .list(row -> totals.put(Meter.valueOf(row.getString("meter")), row.getLong("total")));
            return totals;
        });
    }

    @Override
    public long billableTalkSeconds(TenantId tenant, Increment increment, Instant from, Instant to) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, """
                select coalesce(sum(rule.minimum
                    + (greatest(0, quantity - rule.minimum) + rule.step - 1) / rule.step * rule.step), 0)::bigint as total
                from usage_entries, (select ?::bigint as minimum, ?::bigint as step) rule
                where tenant_id = ? and meter = 'TALK_SECONDS' and quantity > 0
                and occurred_at >= ? and occurred_at < ?""")
                        .with((long) increment.minimumSeconds())
                        .with((long) increment.stepSeconds())
                        .with(tenant.value())
                        .with(from)
                        .with(to)
                        .first(row -> row.getLong("total"))
                        .orElse(0L));
    }

    private static boolean insert(Connection connection, UsageEntry entry) throws SQLException {
        return Sql.on(connection, """
                        insert into usage_entries (tenant_id, provider, ref, meter, quantity, occurred_at)
                        values (?, ?, ?, ?, ?, ?) on conflict (tenant_id, provider, ref, meter) do update
                        set quantity = excluded.quantity, occurred_at = excluded.occurred_at
                        where usage_entries.quantity <> excluded.quantity
                        and usage_entries.occurred_at < excluded.occurred_at""")
                        .with(entry.tenant().value())
                        .with(entry.call().provider().value())
                        .with(entry.call().value())
                        .with(entry.meter())
                        .with(entry.quantity())
                        .with(entry.occurredAt())
                        .update()
                == 1;
    }

    private static void refuseIfDifferent(Connection connection, UsageEntry entry) throws SQLException {
        Optional<Long> posted = Sql.on(connection, """
                select quantity from usage_entries
                where tenant_id = ? and provider = ? and ref = ? and meter = ? and quantity <> ? and occurred_at = ?""")
                .with(entry.tenant().value())
                .with(entry.call().provider().value())
                .with(entry.call().value())
                .with(entry.meter())
                .with(entry.quantity())
                .with(entry.occurredAt())
                .first(row -> row.getLong("quantity"));
        if (posted.isPresent()) {
            throw new LedgerConflictException("usage " + entry.meter() + " of call " + entry.call() + ": posted as "
                    + posted.get() + ", now " + entry.quantity());
        }
    }
}
