package io.voicecrm.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What operations do to a tenant's accounts in one unit: the rules of the ledger, in one place, for every store. A store
 * reads what it has under a lock, applies the operations in their order, and writes what changed, in one transaction. Not
 * thread-safe.
 */
public final class AccountBook {

    private final Purse purse;
    private final Kept<Hold> holds;
    private final Kept<Posting> postings;

    /**
     * @param state the accounts as they are
     * @param holds those that the operations name, and the earmarks that these are within, by key
     * @param postings those that the operations name, by key
     */
    public AccountBook(AccountState state, Map<String, Hold> holds, Map<String, Posting> postings) {
        this.purse = new Purse(state);
        this.holds = new Kept<>(holds);
        this.postings = new Kept<>(postings);
    }

    /** Values by key, of which some change. */
    static final class Kept<T> {

        private final Map<String, T> known;
        private final Map<String, T> changed = new LinkedHashMap<>();

        Kept(Map<String, T> known) {
            this.known = known;
        }

        @Nullable
        T get(@Nullable String key) {
            T value = changed.get(key);
            return value != null ? value : known.get(key);
        }

        void put(String key, T value) {
            changed.put(key, value);
        }

        Collection<T> changed() {
            return changed.values();
        }
    }

    /** Applies one operation, after those before. What is refused changes nothing. */
    public LedgerOutcome apply(LedgerOperation operation) {
        return operation.match(new Rules(purse, holds, postings));
    }

    /** The accounts after the operations. */
    public AccountState state() {
        return purse.state();
    }

    /** The entries of the operations, in their order. */
    public List<LedgerEntry> entries() {
        return List.copyOf(purse.entries());
    }

    /** Holds that are new or changed. */
    public List<Hold> holds() {
        return List.copyOf(holds.changed());
    }

    /** Postings that are new or changed. */
    public List<Posting> postings() {
        return List.copyOf(postings.changed());
    }

    /** Which rules an operation is subject to. */
    private static final class Rules implements LedgerOperation.Cases<LedgerOutcome> {

        private final CreditRules credit;
        private final HoldRules holding;

        Rules(Purse purse, Kept<Hold> holds, Kept<Posting> postings) {
            credit = new CreditRules(purse, postings);
            holding = new HoldRules(purse, holds);
        }

        @Override
        public LedgerOutcome topUp(LedgerOperation.TopUp operation) {
            return credit.topUp(operation);
        }

        @Override
        public LedgerOutcome adjust(LedgerOperation.Adjust operation) {
            return credit.adjust(operation);
        }

        @Override
        public LedgerOutcome refund(LedgerOperation.Refund operation) {
            return credit.refund(operation);
        }

        @Override
        public LedgerOutcome expire(LedgerOperation.Expire operation) {
            return credit.expire(operation);
        }

        @Override
        public LedgerOutcome setAside(LedgerOperation.SetAside operation) {
            return holding.setAside(operation);
        }

        @Override
        public LedgerOutcome settle(LedgerOperation.Settle operation) {
            return holding.settle(operation);
        }

        @Override
        public LedgerOutcome release(LedgerOperation.Release operation) {
            return holding.release(operation);
        }

        @Override
        public LedgerOutcome earmark(LedgerOperation.Earmark operation) {
            return holding.earmark(operation);
        }
    }
}
