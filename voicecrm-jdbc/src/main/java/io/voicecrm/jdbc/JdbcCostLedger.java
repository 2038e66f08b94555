package io.voicecrm.jdbc;

import io.voicecrm.TenantId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.metering.CostLedger;
import io.voicecrm.metering.CostReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class JdbcCostLedger implements CostLedger {

    private final JdbcRunner runner;

    JdbcCostLedger(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public boolean record(CostReport report, Instant now) {
        return runner.asPlatform(connection -> new CostRows(connection).record(report, now));
    }

    @Override
    public Optional<CostReport> last(TenantId tenant, ProviderCallRef call, CostReport.Source source) {
        return runner.asPlatform(connection -> new CostRows(connection).last(tenant, call, source));
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
                    .list(row -> totals.put(row.getString("unit"), CostRows.amount(row.getBigDecimal("total"))));
            return totals;
        });
    }
}
