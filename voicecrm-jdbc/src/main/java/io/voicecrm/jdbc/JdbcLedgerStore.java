package io.voicecrm.jdbc;

import io.voicecrm.Page;
import io.voicecrm.TenantId;
import io.voicecrm.ledger.AccountState;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.Hold;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.LedgerAudit;
import io.voicecrm.ledger.LedgerEntry;
import io.voicecrm.ledger.LedgerOperation;
import io.voicecrm.ledger.LedgerOutcome;
import io.voicecrm.ledger.LedgerStore;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.ledger.PlatformEntry;
import io.voicecrm.ledger.PlatformTotal;
import io.voicecrm.ledger.Posting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class JdbcLedgerStore implements LedgerStore {

    private final JdbcRunner runner;

    JdbcLedgerStore(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public List<LedgerOutcome> apply(List<LedgerOperation> operations) {
        if (operations.isEmpty()) {
            return List.of();
        }
        return tryToApply(operations).orElseGet(() -> {
            open(LedgerBatch.accountsOf(operations));
            return tryToApply(operations).orElseThrow();
        });
    }

    private Optional<List<LedgerOutcome>> tryToApply(List<LedgerOperation> operations) {
        return runner.asPlatform(connection -> new LedgerBatch(connection, operations).apply());
    }

    /** In a transaction of its own: a row that is inserted while others are locked is one that two wait for in a circle. */
    private void open(Set<LedgerBatch.Account> accounts) {
        List<LedgerBatch.Account> sorted = accounts.stream()
                .sorted(Comparator.comparing((LedgerBatch.Account account) ->
                                account.tenant().value())
                        .thenComparing(account -> account.unit().code()))
                .toList();
        runner.asPlatform(connection -> Columns.of(Sql.on(connection, """
                        insert into ledger_accounts (tenant_id, unit) select * from unnest(?, ?)
                        on conflict do nothing"""), sorted)
                .texts(account -> account.tenant().value())
                .texts(account -> account.unit().code())
                .update());
    }

    @Override
    public Balance balance(TenantId tenant, LedgerUnit unit) {
        return runner.asTenant(tenant, connection -> account(connection, tenant, unit, ""))
                .map(AccountState::balance)
                .orElse(Balance.ZERO);
    }

    private static Optional<AccountState> account(
            Connection connection, TenantId tenant, LedgerUnit unit, String locked) throws SQLException {
        return Sql.on(connection, "select * from ledger_accounts where tenant_id = ? and unit = ? " + locked)
                .with(tenant.value())
                .with(unit.code())
                .first(LedgerRows::account);
    }

    @Override
    public Page<LedgerEntry> entries(TenantId tenant, LedgerUnit unit, @Nullable String cursor, int limit) {
        List<LedgerEntry> page = runner.asTenant(
                tenant,
                connection -> Sql.on(connection, """
                        select * from ledger_entries where tenant_id = ? and unit = ? and position < ?
                        order by position desc limit ?""")
                        .with(tenant.value())
                        .with(unit.code())
                        .with(cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor))
                        .with(limit)
                        .list(LedgerRows::entry));
        long last = page.isEmpty() ? 1 : page.get(page.size() - 1).position();
        return new Page<>(page, last == 1 ? null : String.valueOf(last));
    }

    @Override
    public Optional<Hold> hold(TenantId tenant, String key) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, "select * from ledger_holds where tenant_id = ? and key = ?")
                        .with(tenant.value())
                        .with(key)
                        .first(LedgerRows::hold));
    }

    @Override
    public List<Hold> overdue(Instant now, @Nullable Hold after, int limit) {
        return runner.asPlatform(connection -> Sql.on(connection, """
                        select * from ledger_holds
                        where state = 'OPEN' and expires_at <= ? and (expires_at, tenant_id, key) > (?, ?, ?)
                        order by expires_at, tenant_id, key limit ?""")
                .with(now)
                .with(after == null ? Instant.MIN : after.expiresAt())
                .with(after == null ? "" : after.tenant().value())
                .with(after == null ? "" : after.key())
                .with(limit)
                .list(LedgerRows::hold));
    }

    @Override
    public List<Posting> lapsing(Instant now, int limit) {
        return runner.asPlatform(
                connection -> Sql.on(connection, """
                        select * from ledger_postings where expires_at <= ? and not is_lapsed
                        order by expires_at limit ?""").with(now).with(limit).list(LedgerRows::posting));
    }

    @Override
    public void setTerms(TenantId tenant, @Nullable CreditTerms terms) {
        if (terms == null) {
            runner.asPlatform(
                    connection -> Sql.on(connection, "update ledger_terms set is_active = false where tenant_id = ?")
                            .with(tenant.value())
                            .update());
            return;
        }
        LedgerUnit unit = terms.tariff().unit();
        open(Set.of(new LedgerBatch.Account(tenant, unit)));
        runner.asPlatform(connection -> {
            AccountState state = account(connection, tenant, unit, "for update").orElseThrow();
            LedgerWrites writes = new LedgerWrites();
            writes.accounts(List.of(state.limitedTo(terms.overdraft(), terms.debtLimit())));
            writes.run(connection);
            return save(connection, tenant, terms);
        });
    }

    private static int save(Connection connection, TenantId tenant, CreditTerms terms) throws SQLException {
        return Sql.on(connection, """
                insert into ledger_terms (tenant_id, is_active, unit, minimum_seconds, step_seconds, per_minute,
                                          hold_seconds, overdraft, debt_limit, since)
                values (?, true, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id) do update
                set is_active = true, unit = excluded.unit, minimum_seconds = excluded.minimum_seconds,
                    step_seconds = excluded.step_seconds, per_minute = excluded.per_minute,
                    hold_seconds = excluded.hold_seconds, overdraft = excluded.overdraft,
                    debt_limit = excluded.debt_limit, since = excluded.since""")
                .with(tenant.value())
                .with(terms.tariff().unit().code())
                .with(terms.tariff().increment().minimumSeconds())
                .with(terms.tariff().increment().stepSeconds())
                .with(terms.tariff().perMinute())
                .with(terms.holdFor().toSeconds())
                .with(terms.overdraft())
                .with(terms.debtLimit())
                .with(terms.since())
                .update();
    }

    @Override
    public Map<TenantId, CreditTerms> terms(Collection<TenantId> tenants) {
        return runner.asPlatform(connection -> {
            Map<TenantId, CreditTerms> terms = new HashMap<>();
            Sql.on(connection, "select * from ledger_terms where tenant_id = any(?) and is_active")
                    .withTexts(tenants.stream().map(TenantId::value).toList())
                    .list(row -> terms.put(LedgerRows.tenant(row), LedgerRows.terms(row)));
            return terms;
        });
    }

    @Override
    public int post(Collection<PlatformEntry> entries) {
        return runner.asPlatform(connection -> new PlatformRows(connection).post(List.copyOf(entries)));
    }

    @Override
    public List<PlatformTotal> platformTotals(Instant from, Instant to) {
        return runner.asPlatform(connection -> Sql.on(connection, """
                        select side.account, unit, tenant_id, component, sum(side.moved)::bigint as amount
                        from platform_entries,
                            lateral (values (source, -amount), (destination, amount)) as side (account, moved)
                        where at >= ? and at < ? group by 1, 2, 3, 4""")
                .with(from)
                .with(to)
                .list(row -> {
                    String tenant = row.getString("tenant_id");
                    return new PlatformTotal(
                            LedgerAccount.valueOf(row.getString("account")),
                            LedgerRows.unit(row),
                            tenant == null ? null : new TenantId(tenant),
                            row.getString("component"),
                            row.getLong("amount"));
                }));
    }

    @Override
    public LedgerAudit audit() {
        return runner.asPlatform(connection -> new JdbcLedgerAudit(connection).run());
    }
}
