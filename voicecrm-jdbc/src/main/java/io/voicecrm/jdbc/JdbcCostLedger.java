package io.voicecrm.jdbc;

import io.voicecrm.TenantId;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.metering.CostLedger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class JdbcCostLedger implements CostLedger {

    private static final int DECIMALS = 9;

    private final JdbcRunner runner;

    JdbcCostLedger(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public void record(TenantId tenant, ProviderCallRef call, List<CostLine> lines, Instant occurredAt) {
        runner.asPlatform(connection -> {
            for (CostLine line : lines) {
                Sql.on(connection, """
                        insert into call_costs (tenant_id, provider, ref, component, unit, amount_nanos, occurred_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .with(tenant.value())
                        .with(call.provider().value())
                        .with(call.value())
                        .with(line.component())
                        .with(line.unit())
                        .with(nanos(line.amount()))
                        .with(occurredAt)
                        .update();
            }
            return lines.size();
        });
    }

    @Override
    public Map<String, BigDecimal> totals(TenantId tenant, Instant from, Instant to) {
        return runner.asPlatform(connection -> {
            Map<String, BigDecimal> totals = new TreeMap<>();
            Sql.on(connection, """
                    select unit, sum(amount_nanos) as total from call_costs
                    where tenant_id = ? and occurred_at >= ? and occurred_at < ? group by unit""")
                    .with(tenant.value())
                    .with(from)
                    .with(to)
                    .list(row -> totals.put(
                            row.getString("unit"), row.getBigDecimal("total").movePointLeft(DECIMALS)));
            return totals;
        });
    }

    private static long nanos(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP)
                .movePointRight(DECIMALS)
                .longValueExact();
    }
}
