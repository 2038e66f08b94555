package io.voicecrm.jdbc;

import io.voicecrm.ledger.AccountState;
import io.voicecrm.ledger.Hold;
import io.voicecrm.ledger.LedgerEntry;
import io.voicecrm.ledger.Posting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Writes rows of the ledger: any number with one statement per table, and all statements with one message to the server,
 * since an account is locked for as long as they take.
 */
final class LedgerWrites {

    private final StringJoiner text = new StringJoiner(";\n");
    private final List<Binding> bindings = new ArrayList<>();

    private interface Binding {
        void to(Sql sql) throws SQLException;
    }

    void run(Connection connection) throws SQLException {
        if (bindings.isEmpty()) {
            return;
        }
        Sql sql = Sql.on(connection, text.toString());
        for (Binding binding : bindings) {
            binding.to(sql);
        }
        sql.update();
    }

    private void add(List<?> rows, String statement, Binding binding) {
        if (!rows.isEmpty()) {
            text.add(statement);
            bindings.add(binding);
        }
    }

    void accounts(List<AccountState> accounts) {
        add(
                accounts,
                """
                        update ledger_accounts account
                        set available = now.available, held = now.held, earmarked = now.earmarked, spent = now.spent,
                            debt = now.debt, overdraft = now.overdraft, debt_limit = now.debt_limit,
                            credited = now.credited, entries = now.entries
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as now (tenant_id, unit, available, held, earmarked,
                            spent, debt, overdraft, debt_limit, credited, entries)
                        where account.tenant_id = now.tenant_id and account.unit = now.unit""",
                sql -> Columns.of(sql, accounts)
                        .texts(state -> state.tenant().value())
                        .texts(state -> state.unit().code())
                        .numbers(state -> state.balance().available())
                        .numbers(state -> state.balance().held())
                        .numbers(state -> state.balance().earmarked())
                        .numbers(state -> state.balance().spent())
                        .numbers(state -> state.balance().debt())
                        .numbers(state -> state.balance().overdraft())
                        .numbers(state -> state.balance().debtLimit())
                        .numbers(AccountState::credited)
                        .numbers(AccountState::entries));
    }

    void holds(List<Hold> holds) {
        add(
                holds,
                """
                        insert into ledger_holds (tenant_id, key, unit, minimum_seconds, step_seconds, per_minute, is_earmark,
                                                  asked, open, within, taken, state, used, uncollected, as_of, opened_at, expires_at)
                        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz[], ?::timestamptz[],
                                             ?::timestamptz[])
                        on conflict (tenant_id, key) do update
                        set asked = excluded.asked, open = excluded.open, state = excluded.state, used = excluded.used,
                            uncollected = excluded.uncollected, as_of = excluded.as_of, expires_at = excluded.expires_at""",
                sql -> Columns.of(sql, holds)
                        .texts(hold -> hold.tenant().value())
                        .texts(Hold::key)
                        .texts(hold -> hold.unit().code())
                        .numbers(hold -> (long) hold.tariff().increment().minimumSeconds())
                        .numbers(hold -> (long) hold.tariff().increment().stepSeconds())
                        .numbers(hold -> hold.tariff().perMinute())
                        .claims(Hold::isEarmark)
                        .numbers(Hold::asked)
                        .numbers(Hold::open)
                        .texts(Hold::within)
                        .numbers(Hold::taken)
                        .texts(Hold::state)
                        .numbers(Hold::used)
                        .numbers(Hold::uncollected)
                        .times(Hold::asOf)
                        .times(Hold::openedAt)
                        .times(Hold::expiresAt));
    }

    void postings(List<Posting> postings) {
        add(
                postings,
                """
                        insert into ledger_postings (tenant_id, key, unit, kind, amount, reason, of, expires_at, queued_from,
                                                     credited, refunded, is_lapsed, at)
                        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?::timestamptz[], ?, ?, ?, ?, ?::timestamptz[])
                        on conflict (tenant_id, key) do update
                        set refunded = excluded.refunded, is_lapsed = excluded.is_lapsed""",
                sql -> Columns.of(sql, postings)
                        .texts(posting -> posting.tenant().value())
                        .texts(Posting::key)
                        .texts(posting -> posting.unit().code())
                        .texts(Posting::kind)
                        .numbers(Posting::amount)
                        .texts(Posting::reason)
                        .texts(Posting::of)
                        .times(Posting::expiresAt)
                        .numbers(Posting::queuedFrom)
                        .numbers(Posting::credited)
                        .numbers(Posting::refunded)
                        .claims(Posting::isLapsed)
                        .times(Posting::at));
    }

    void entries(List<LedgerEntry> entries) {
        add(
                entries,
                """
                        insert into ledger_entries (tenant_id, unit, position, key, kind, source, destination, amount, reason,
                                                    at)
                        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz[])""",
                sql -> Columns.of(sql, entries)
                        .texts(entry -> entry.tenant().value())
                        .texts(entry -> entry.unit().code())
                        .numbers(LedgerEntry::position)
                        .texts(LedgerEntry::key)
                        .texts(LedgerEntry::kind)
                        .texts(LedgerEntry::source)
                        .texts(LedgerEntry::destination)
                        .numbers(LedgerEntry::amount)
                        .texts(LedgerEntry::reason)
                        .times(LedgerEntry::at));
    }
}
