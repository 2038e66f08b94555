package io.voicecrm.jdbc;

import io.voicecrm.TenantId;
import io.voicecrm.ledger.AccountBook;
import io.voicecrm.ledger.AccountState;
import io.voicecrm.ledger.Hold;
import io.voicecrm.ledger.LedgerEntry;
import io.voicecrm.ledger.LedgerOperation;
import io.voicecrm.ledger.LedgerOutcome;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.ledger.Posting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Operations in one transaction: locks the accounts, reads what the operations are about, applies them one by one, and
 * writes what came of it with one statement per table.
 */
final class LedgerBatch {

    /** A tenant's accounts in one unit. */
    record Account(TenantId tenant, LedgerUnit unit) {}

    private record Key(TenantId tenant, String key) {}

    private final Connection connection;
    private final List<LedgerOperation> operations;
    private final Map<Account, AccountState> accounts = new LinkedHashMap<>();
    private final Map<TenantId, Map<String, Hold>> holds = new HashMap<>();
    private final Map<TenantId, Map<String, Posting>> postings = new HashMap<>();
    private final Map<Key, Hold> changedHolds = new LinkedHashMap<>();
    private final Map<Key, Posting> changedPostings = new LinkedHashMap<>();
    private final List<LedgerEntry> entries = new ArrayList<>();

    LedgerBatch(Connection connection, List<LedgerOperation> operations) {
        this.connection = connection;
        this.operations = operations;
    }

    /** The accounts that operations are about. */
    static Set<Account> accountsOf(Collection<LedgerOperation> operations) {
        Set<Account> accounts = new LinkedHashSet<>();
        operations.forEach(operation -> accounts.add(new Account(operation.tenant(), operation.unit())));
        return accounts;
    }

    /** One outcome per operation; empty, and nothing done, if an account does not exist yet. */
    Optional<List<LedgerOutcome>> apply() throws SQLException {
        Set<Account> asked = accountsOf(operations);
        lock(List.copyOf(asked));
        if (accounts.size() < asked.size()) {
            return Optional.empty();
        }
        readHolds();
        readPostings();
        List<LedgerOutcome> outcomes = operations.stream().map(this::apply).toList();
        write();
        return Optional.of(outcomes);
    }

    private LedgerOutcome apply(LedgerOperation operation) {
        TenantId tenant = operation.tenant();
        Account account = new Account(tenant, operation.unit());
        Map<String, Hold> known = holds.computeIfAbsent(tenant, none -> new HashMap<>());
        Map<String, Posting> posted = postings.computeIfAbsent(tenant, none -> new HashMap<>());
        AccountBook book = new AccountBook(Objects.requireNonNull(accounts.get(account)), known, posted);
        LedgerOutcome outcome = book.apply(operation);
        accounts.put(account, book.state());
        entries.addAll(book.entries());
        for (Hold hold : book.holds()) {
            known.put(hold.key(), hold);
            changedHolds.put(new Key(tenant, hold.key()), hold);
        }
        for (Posting posting : book.postings()) {
            posted.put(posting.key(), posting);
            changedPostings.put(new Key(tenant, posting.key()), posting);
        }
        return outcome;
    }

    /** In one order everywhere, so that two batches never wait for each other. */
    private void lock(List<Account> asked) throws SQLException {
        Sql.on(connection, """
                select account.* from ledger_accounts account
                join unnest(?, ?) as asked (tenant_id, unit) using (tenant_id, unit)
                order by account.tenant_id, account.unit for update of account""")
                .withTexts(
                        asked.stream().map(account -> account.tenant().value()).toList())
                .withTexts(asked.stream().map(account -> account.unit().code()).toList())
                .list(LedgerRows::account)
                .forEach(state -> accounts.put(new Account(state.tenant(), state.unit()), state));
    }

    private void readHolds() throws SQLException {
        Set<Key> asked = new LinkedHashSet<>();
        for (LedgerOperation operation : operations) {
            if (operation instanceof LedgerOperation.SetAside hold && hold.within() != null) {
                asked.add(new Key(hold.tenant(), hold.within()));
            }
            if (!isPosting(operation)) {
                asked.add(new Key(operation.tenant(), operation.key()));
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        withKeys("""
                with found as (
                    select hold.* from unnest(?, ?) as asked (tenant_id, key)
                    join ledger_holds hold using (tenant_id, key))
                select * from found
                union all
                select hold.* from (
                    select distinct tenant_id, within from found where within is not null) as child
                join ledger_holds hold on hold.tenant_id = child.tenant_id and hold.key = child.within""", asked)
                .list(LedgerRows::hold)
                .forEach(hold -> holds.computeIfAbsent(hold.tenant(), none -> new HashMap<>())
                        .put(hold.key(), hold));
    }

    private void readPostings() throws SQLException {
        Set<Key> asked = new LinkedHashSet<>();
        for (LedgerOperation operation : operations) {
            if (isPosting(operation)) {
                asked.add(new Key(operation.tenant(), operation.key()));
            }
            if (operation instanceof LedgerOperation.Refund refund) {
                asked.add(new Key(refund.tenant(), refund.of()));
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        withKeys("""
                select posting.* from unnest(?, ?) as asked (tenant_id, key)
                join ledger_postings posting using (tenant_id, key)""", asked)
                .list(LedgerRows::posting)
                .forEach(posting -> postings.computeIfAbsent(posting.tenant(), none -> new HashMap<>())
                        .put(posting.key(), posting));
    }

    private Sql withKeys(String text, Set<Key> keys) throws SQLException {
        return Sql.on(connection, text)
                .withTexts(keys.stream().map(key -> key.tenant().value()).toList())
                .withTexts(keys.stream().map(Key::key).toList());
    }

    private static boolean isPosting(LedgerOperation operation) {
        return operation instanceof LedgerOperation.TopUp
                || operation instanceof LedgerOperation.Adjust
                || operation instanceof LedgerOperation.Refund
                || operation instanceof LedgerOperation.Expire;
    }

    private void write() throws SQLException {
        LedgerWrites writes = new LedgerWrites(connection);
        writes.postings(List.copyOf(changedPostings.values()));
        writes.holds(List.copyOf(changedHolds.values()));
        writes.entries(entries);
        if (!entries.isEmpty() || !changedHolds.isEmpty()) {
            writes.accounts(List.copyOf(accounts.values()));
        }
    }
}
