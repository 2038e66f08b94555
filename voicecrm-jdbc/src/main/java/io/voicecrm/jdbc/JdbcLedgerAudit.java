package io.voicecrm.jdbc;

import io.voicecrm.ledger.CostPostings;
import io.voicecrm.ledger.LedgerAudit;
import io.voicecrm.ledger.LedgerAudit.Fault;
import io.voicecrm.ledger.LedgerAudit.Finding;
import io.voicecrm.ledger.LedgerUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares everything with everything in one statement, and so as of one moment, while postings go on. */
final class JdbcLedgerAudit {

    private static final String FINDINGS = """
            with moved as (
                select entry.tenant_id, entry.unit,
                    count(*) filter (where side.n = 1) as entries,
                    max(position) as last,
                    coalesce(sum(side.moved) filter (where side.account = 'AVAILABLE'), 0) as available,
                    coalesce(sum(side.moved) filter (where side.account = 'HELD'), 0) as held,
                    coalesce(sum(side.moved) filter (where side.account = 'SPENT'), 0) as spent,
                    coalesce(-sum(side.moved) filter (where side.account = 'RECEIVABLE'), 0) as debt,
                    coalesce(sum(side.moved) filter (
                        where side.account not in ('AVAILABLE', 'HELD', 'SPENT', 'RECEIVABLE')), 0) as platform
                from ledger_entries entry,
                    lateral (values (1, source, -amount), (2, destination, amount)) as side (n, account, moved)
                group by 1, 2),
            holding as (
                select tenant_id, unit, sum(open) as open, coalesce(sum(open) filter (where is_earmark), 0) as earmarked
                from ledger_holds where state = 'OPEN' group by 1, 2),
            account as (
                select tenant_id, unit, kept.available, kept.held, kept.earmarked, kept.spent, kept.debt, kept.overdraft,
                    kept.debt_limit, kept.entries, coalesce(moved.entries, 0) as found_entries, coalesce(moved.last, 0) as found_last,
                    coalesce(moved.available, 0) as found_available, coalesce(moved.held, 0) as found_held,
                    coalesce(moved.spent, 0) as found_spent, coalesce(moved.debt, 0) as found_debt,
                    coalesce(moved.platform, 0) as found_platform,
                    coalesce(holding.open, 0) as found_open, coalesce(holding.earmarked, 0) as found_earmarked
                from ledger_accounts kept
                full join moved using (tenant_id, unit)
                left join holding using (tenant_id, unit)),
            cost as (
                select tenant_id, provider || '/' || ref as call, component, unit,
                    sum(round(amount / 1000.0))::bigint as reported
                from (select tenant_id, provider, ref, source, component, unit, sum(amount_nanos) as amount
                      from call_costs where unit = any(?) group by 1, 2, 3, 4, 5, 6) as one
                group by 1, 2, 3, 4),
            booked as (
                select tenant_id, call, component, unit,
                    sum(case source when 'SUPPLIERS' then amount else -amount end)::bigint as posted
                from platform_entries where starts_with(key, 'cost/') group by 1, 2, 3, 4),
            used as (
                select tenant_id, key, sum(case destination when 'SPENT' then amount else -amount end) as used,
                    count(*) filter (where kind = 'SETTLEMENT') as settlements
                from ledger_entries where 'SPENT' in (source, destination) group by 1, 2)
            select 'SUM' as fault, '' as tenant_id, unit, '' as what,
                (coalesce(sum(available + held + spent - debt), 0) + sum(found_platform))::bigint as number,
                sum(found_entries)::bigint as entries
            from account group by unit
            union all
            select 'BALANCE_DIFFERS', tenant_id, unit,
                format('available, held, spent, debt: kept as %s, %s, %s, %s, found %s, %s, %s, %s', available, held, spent,
                    debt, found_available, found_held, found_spent, found_debt), 0, 0
            from account
            where (available, held, spent, debt) is distinct from (found_available, found_held, found_spent, found_debt)
            union all
            select 'ENTRIES_MISSING', tenant_id, unit,
                format('entries: kept as %s, found %s, the last is %s', entries, found_entries, found_last), 0, 0
            from account where entries is distinct from found_entries or found_entries <> found_last
            union all
            select 'HELD_DIFFERS', tenant_id, unit,
                format('held, earmarked: kept as %s, %s, found %s, %s', held, earmarked, found_open, found_earmarked), 0, 0
            from account where held <> found_open or earmarked <> found_earmarked
            union all
            select 'BEYOND_LIMIT', tenant_id, unit, format('available %s, debt %s', available, debt), 0, 0
            from account where available < -overdraft or debt > debt_limit
            union all
            select 'SETTLEMENT_DIFFERS', coalesce(hold.tenant_id, used.tenant_id), coalesce(hold.unit, 'SECONDS'),
                format('call %s: used %s, entries say %s in %s settlements', coalesce(hold.key, used.key), hold.used,
                    coalesce(used.used, 0), coalesce(used.settlements, 0)), 0, 0
            from (select * from ledger_holds where state = 'SETTLED') as hold
            full join used on used.tenant_id = hold.tenant_id and used.key = hold.key
            where hold.used is distinct from coalesce(used.used, 0) or used.settlements > 1
            union all
            select 'COST_DIFFERS', tenant_id, unit,
                format('%s of call %s: reported %s, posted %s', component, call, coalesce(reported, 0), coalesce(posted, 0)),
                0, 0
            from cost full join booked using (tenant_id, call, component, unit)
            where coalesce(reported, 0) <> coalesce(posted, 0)""";

    private final Connection connection;

    JdbcLedgerAudit(Connection connection) {
        this.connection = connection;
    }

    LedgerAudit run() throws SQLException {
        Map<LedgerUnit, Long> sums = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        long entries = 0;
        for (Counted counted : read(findings)) {
            sums.put(counted.unit(), counted.sum());
            entries += counted.entries();
        }
        long platform = Sql.on(connection, "select count(*) as entries from platform_entries")
                .first(row -> row.getLong("entries"))
                .orElse(0L);
        return new LedgerAudit(entries + platform, sums, findings);
    }

    private record Counted(LedgerUnit unit, long sum, long entries) {}

    private List<Counted> read(List<Finding> findings) throws SQLException {
        List<Counted> counted = new ArrayList<>();
        Sql findingsOfAll = Sql.on(connection, FINDINGS).withTexts(List.copyOf(CostPostings.currencies()));
        findingsOfAll.list(row -> {
            String fault = row.getString("fault");
            LedgerUnit unit = LedgerRows.unit(row);
            return fault.equals("SUM")
                    ? counted.add(new Counted(unit, row.getLong("number"), row.getLong("entries")))
                    : findings.add(
                            new Finding(Fault.valueOf(fault), LedgerRows.tenant(row), unit, row.getString("what")));
        });
        return counted;
    }
}
