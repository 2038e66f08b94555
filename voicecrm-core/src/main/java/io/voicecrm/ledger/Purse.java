package io.voicecrm.ledger;

import io.voicecrm.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tenant's accounts in one unit while a batch is worked on: every change of them is an entry. Not thread-safe. */
final class Purse {

    private final TenantId tenant;
    private final LedgerUnit unit;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final long overdraft;
    private final long debtLimit;
    private long available;
    private long held;
    private long earmarked;
    private long spent;
    private long debt;
    private long credited;
    private long position;

    Purse(AccountState state) {
        tenant = state.tenant();
        unit = state.unit();
        Balance balance = state.balance();
        available = balance.available();
        held = balance.held();
        earmarked = balance.earmarked();
        spent = balance.spent();
        debt = balance.debt();
        overdraft = balance.overdraft();
        debtLimit = balance.debtLimit();
        credited = state.credited();
        position = state.entries();
    }

    /** Why something moves, and what it belongs to. */
    record Cause(
            LedgerOperation operation,
            LedgerEntry.Kind kind,
            @Nullable String reason) {

        static Cause of(LedgerOperation operation, LedgerEntry.Kind kind) {
            return new Cause(operation, kind, null);
        }
    }

    AccountState state() {
        return new AccountState(tenant, unit, balance(), credited, position);
    }

    Balance balance() {
        return new Balance(available, held, earmarked, spent, debt, overdraft, debtLimit);
    }

    List<LedgerEntry> entries() {
        return entries;
    }

    /** All credit that ever came in. */
    long credited() {
        return credited;
    }

    /** The part of {@link #credited} that is gone: credit is used in the order in which it came in. */
    long consumed() {
        return credited - available - held;
    }

    /** Where there is too little, what is missing. */
    CreditResult.@Nullable Insufficient lacks(long amount) {
        long missing = amount - available - overdraft;
        return missing > 0 ? new CreditResult.Insufficient(missing, held - earmarked) : null;
    }

    /** Takes an amount from one account to another; nothing where it is 0. */
    void move(LedgerAccount source, LedgerAccount destination, long amount, Cause cause) {
        if (amount == 0) {
            return;
        }
        add(source, -amount);
        add(destination, amount);
        position++;
        entries.add(new LedgerEntry(
                tenant,
                unit,
                position,
                cause.operation().key(),
                cause.kind(),
                source,
                destination,
                amount,
                cause.reason(),
                cause.operation().at()));
    }

    /** Credit comes in from {@code source}: what is owed is paid first. */
    void credit(LedgerAccount source, long amount, Cause cause) {
        long paid = Math.min(debt, amount);
        move(source, LedgerAccount.RECEIVABLE, paid, cause);
        move(source, LedgerAccount.AVAILABLE, amount - paid, cause);
        credited += amount - paid;
    }

    /**
     * A call takes what was not held for it: from what is available, then as debt, and what goes beyond both limits is
     * nobody's to pay.
     *
     * @return how much that is
     */
    long charge(long amount, Cause first, Cause next) {
        long paid = Math.min(amount, Math.max(0, available + overdraft));
        long owed = Math.min(amount - paid, Math.max(0, debtLimit - debt));
        long lost = amount - paid - owed;
        move(LedgerAccount.AVAILABLE, LedgerAccount.SPENT, paid, first);
        move(LedgerAccount.RECEIVABLE, LedgerAccount.SPENT, owed, paid > 0 ? next : first);
        move(LedgerAccount.UNCOLLECTED, LedgerAccount.SPENT, lost, paid + owed > 0 ? next : first);
        return lost;
    }

    /** A part of what is held becomes a campaign's, or no campaign's any more. */
    void earmark(long amount) {
        earmarked += amount;
    }

    private void add(LedgerAccount account, long amount) {
        switch (account) {
            case AVAILABLE -> available += amount;
            case HELD -> held += amount;
            case SPENT -> spent += amount;
            case RECEIVABLE -> debt -= amount;
            default -> {
                // The platform's have entries only: one row that every tenant's posting would change is a queue for
                // all.
            }
        }
    }
}
