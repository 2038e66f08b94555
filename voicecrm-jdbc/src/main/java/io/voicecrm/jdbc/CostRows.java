package io.voicecrm.jdbc;

import io.voicecrm.TenantId;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.ledger.CostPostings;
import io.voicecrm.metering.CostDifference;
import io.voicecrm.metering.CostReport;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The journal of what calls cost. What is added to it is posted in the same transaction. */
final class CostRows {

    private static final int DECIMALS = 9;

    private final Connection connection;

    CostRows(Connection connection) {
        this.connection = connection;
    }

    boolean record(CostReport report, Instant now) throws SQLException {
        Optional<Integer> revision = revisionOf(report);
        if (revision.isEmpty()) {
            return false;
        }
        boolean isFirst = revision.get() == 1;
        List<CostLine> known = isFirst ? List.of() : lines(report.tenant(), report.call(), report.source());
        List<CostDifference> differences = CostDifference.between(known, report.lines());
        if (differences.isEmpty()) {
            return false;
        }
        Instant at = isFirst || !isKnown(report) ? report.occurredAt() : now;
        add(report, differences, revision.get(), at);
        new PlatformRows(connection).post(CostPostings.of(report, differences, revision.get(), at));
        return true;
    }

    /** Locks the costs of the call, so that of reports that come at once each builds on the one before. */
    private Optional<Integer> revisionOf(CostReport report) throws SQLException {
        return Sql.on(connection, """
                insert into call_cost_reports as known (tenant_id, provider, ref, source, occurred_at, as_of, revision)
                values (?, ?, ?, ?, ?, ?, 1) on conflict (tenant_id, provider, ref, source) do update
                set occurred_at = excluded.occurred_at, as_of = excluded.as_of, revision = known.revision + 1
                where known.as_of < excluded.as_of returning revision""")
                .with(report.tenant().value())
                .with(report.call().provider().value())
                .with(report.call().value())
                .with(report.source())
                .with(report.occurredAt())
                .with(report.asOf())
                .first(row -> row.getInt("revision"));
    }

    Optional<CostReport> last(TenantId tenant, ProviderCallRef call, CostReport.Source source) throws SQLException {
        List<CostLine> lines = lines(tenant, call, source);
        return of(tenant, call, source, """
                        select occurred_at, as_of from call_cost_reports
                        where tenant_id = ? and provider = ? and ref = ? and source = ?""")
                .first(row -> new CostReport(
                        tenant, call, source, lines, Sql.instantOf(row, "occurred_at"), Sql.instantOf(row, "as_of")));
    }

    private List<CostLine> lines(TenantId tenant, ProviderCallRef call, CostReport.Source source) throws SQLException {
        return of(tenant, call, source, """
                        select component, unit, sum(amount_nanos) as amount from call_costs
                        where tenant_id = ? and provider = ? and ref = ? and source = ?
                        group by component, unit having sum(amount_nanos) <> 0 order by component, unit""")
                .list(row -> new CostLine(
                        row.getString("component"), amount(row.getBigDecimal("amount")), row.getString("unit")));
    }

    /** Whether it was ever said to cost anything. */
    private boolean isKnown(CostReport report) throws SQLException {
        return of(report.tenant(), report.call(), report.source(), """
                        select 1 from call_costs
                        where tenant_id = ? and provider = ? and ref = ? and source = ? limit 1""")
                .first(row -> true)
                .isPresent();
    }

    private Sql of(TenantId tenant, ProviderCallRef call, CostReport.Source source, String text) {
        return Sql.on(connection, text)
                .with(tenant.value())
                .with(call.provider().value())
                .with(call.value())
                .with(source);
    }

    private void add(CostReport report, List<CostDifference> differences, int revision, Instant at)
            throws SQLException {
        Columns.of(
                        Sql.on(connection, """
                        insert into call_costs (tenant_id, provider, ref, source, component, unit, amount_nanos, occurred_at, revision)
                        select ?, ?, ?, ?, component, unit, amount, ?, ?
                        from unnest(?, ?, ?) as line (component, unit, amount)""")
                                .with(report.tenant().value())
                                .with(report.call().provider().value())
                                .with(report.call().value())
                                .with(report.source())
                                .with(at)
                                .with(revision),
                        differences)
                .texts(CostDifference::component)
                .texts(CostDifference::unit)
                .numbers(difference -> nanos(difference.amount()))
                .update();
    }

    static BigDecimal amount(BigDecimal nanos) {
        return nanos.movePointLeft(DECIMALS);
    }

    private static long nanos(BigDecimal amount) {
        return amount.movePointRight(DECIMALS).longValueExact();
    }
}
