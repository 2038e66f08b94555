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

    /**
     * Every row is found by its key, whatever the tables' size: one plan fits for ever, and to make it anew for each batch
     * costs more than to run it.
     */
    private static final String PLAN = """
            select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),
                set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true);
            """;

    private static final String LOCK = """
            select account.* from ledger_accounts account
            join unnest(?, ?) as asked (tenant_id, unit) using (tenant_id, unit)
            order by account.tenant_id, account.unit for update of account""";

    /** Those that are asked for, and the earmarks that they are within. */
    private static final String HOLDS = """
            ;
            with found as (
                select hold.* from unnest(?, ?) as asked (tenant_id, key)
                join ledger_holds hold using (tenant_id, key))
            select * from found
            union all
            select hold.* from (
                select distinct tenant_id, within from found where within is not null) as child
            join ledger_holds hold on hold.tenant_id = child.tenant_id and hold.key = child.within""";

    private static final String POSTINGS = """
            ;
            select posting.* from unnest(?, ?) as asked (tenant_id, key)
            join ledger_postings posting using (tenant_id, key)""";

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
        lockAndRead(List.copyOf(asked));
        if (accounts.size() < asked.size()) {
            return Optional.empty();
        }
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

    /**
     * Locks the accounts, in one order everywhere, so that two batches never wait for each other; and reads what is kept
     * under these locks, with statements that begin when they are held.
     */
    private void lockAndRead(List<Account> asked) throws SQLException {
        Set<Key> holdKeys = holdKeys();
        Set<Key> postingKeys = postingKeys();
        String text = PLAN + LOCK + (holdKeys.isEmpty() ? "" : HOLDS) + (postingKeys.isEmpty() ? "" : POSTINGS);
        Sql sql = Sql.on(connection, text)
                .withTexts(
                        asked.stream().map(account -> account.tenant().value()).toList())
                .withTexts(asked.stream().map(account -> account.unit().code()).toList());
        List<Sql.Row<?>> readers = new ArrayList<>();
        readers.add(row -> asked);
        readers.add(row -> keep(LedgerRows.account(row)));
        if (!holdKeys.isEmpty()) {
            bind(sql, holdKeys);
            readers.add(row -> keep(LedgerRows.hold(row)));
        }
        if (!postingKeys.isEmpty()) {
            bind(sql, postingKeys);
            readers.add(row -> keep(LedgerRows.posting(row)));
        }
        sql.readEach(readers);
    }

    private static void bind(Sql sql, Set<Key> keys) throws SQLException {
        sql.withTexts(keys.stream().map(key -> key.tenant().value()).toList())
                .withTexts(keys.stream().map(Key::key).toList());
    }

    private AccountState keep(AccountState state) {
        accounts.put(new Account(state.tenant(), state.unit()), state);
        return state;
    }

    private Hold keep(Hold hold) {
        holds.computeIfAbsent(hold.tenant(), none -> new HashMap<>()).put(hold.key(), hold);
        return hold;
    }

    private Posting keep(Posting posting) {
        postings.computeIfAbsent(posting.tenant(), none -> new HashMap<>()).put(posting.key(), posting);
        return posting;
    }

    private Set<Key> holdKeys() {
        Set<Key> keys = new LinkedHashSet<>();
        for (LedgerOperation operation : operations) {
            if (operation instanceof LedgerOperation.SetAside hold && hold.within() != null) {
                keys.add(new Key(hold.tenant(), hold.within()));
            }
            if (!isPosting(operation)) {
                keys.add(new Key(operation.tenant(), operation.key()));
            }
        }
        return keys;
    }

    private Set<Key> postingKeys() {
        Set<Key> keys = new LinkedHashSet<>();
        for (LedgerOperation operation : operations) {
            if (isPosting(operation)) {
                keys.add(new Key(operation.tenant(), operation.key()));
            }
            if (operation instanceof LedgerOperation.Refund refund) {
                keys.add(new Key(refund.tenant(), refund.of()));
            }
        }
        return keys;
    }

    private static boolean isPosting(LedgerOperation operation) {
        return operation instanceof LedgerOperation.TopUp
                || operation instanceof LedgerOperation.Adjust
                || operation instanceof LedgerOperation.Refund
                || operation instanceof LedgerOperation.Expire;
    }

    private void write() throws SQLException {
        LedgerWrites writes = new LedgerWrites();
        writes.postings(List.copyOf(changedPostings.values()));
        writes.holds(List.copyOf(changedHolds.values()));
        writes.entries(entries);
        if (!entries.isEmpty() || !changedHolds.isEmpty()) {
            writes.accounts(List.copyOf(accounts.values()));
        }
        writes.run(connection);
    }
}
