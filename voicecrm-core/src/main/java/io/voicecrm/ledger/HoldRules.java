package io.voicecrm.ledger;

import io.voicecrm.ledger.LedgerEntry.Kind;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How calls and campaigns use credit. */
final class HoldRules {

    private final Purse purse;
    private final AccountBook.Kept<Hold> holds;

    HoldRules(Purse purse, AccountBook.Kept<Hold> holds) {
        this.purse = purse;
        this.holds = holds;
    }

    LedgerOutcome setAside(LedgerOperation.SetAside operation) {
        Hold before = holds.get(operation.key());
        if (before != null) {
            return repeated(before, operation);
        }
        Hold earmark = activeEarmark(operation.within());
        long taken = earmark == null ? 0 : Math.min(earmark.open(), operation.amount());
        CreditResult.Insufficient lack = purse.lacks(operation.amount() - taken);
        if (operation.amount() > taken && lack != null) {
            return lack;
        }
        if (earmark != null) {
            purse.earmark(-taken);
            holds.put(earmark.key(), earmark.opened(earmark.open() - taken));
        }
        purse.move(
                LedgerAccount.AVAILABLE,
                LedgerAccount.HELD,
                operation.amount() - taken,
                Purse.Cause.of(operation, Kind.HOLD));
        holds.put(
                operation.key(),
                new Hold(
                        operation.tenant(),
                        operation.key(),
                        operation.tariff(),
                        false,
                        operation.amount(),
                        operation.amount(),
                        operation.within(),
                        taken,
                        Hold.State.OPEN,
                        0,
                        0,
                        null,
                        operation.at(),
                        operation.expiresAt()));
        return new CreditResult.Done(true);
    }

    LedgerOutcome settle(LedgerOperation.Settle operation) {
        Hold hold = holds.get(operation.key());
        if (hold == null) {
            hold = whole(operation, operation.tariff(), false, 0, operation.at());
        }
        if (hold.isEarmark() || !hold.unit().equals(operation.unit())) {
            return new LedgerOutcome.Conflict(
                    "hold " + operation.key() + ": is no hold of " + operation.unit() + " for a call");
        }
        Instant asOf = hold.asOf();
        return asOf == null ? settleFirst(hold, operation) : correct(hold, asOf, operation);
    }

    LedgerOutcome release(LedgerOperation.Release operation) {
        Hold hold = holds.get(operation.key());
        if (hold == null || hold.state() != Hold.State.OPEN || hold.isEarmark()) {
            return new CreditResult.Done(false);
        }
        giveBack(hold, 0, operation);
        holds.put(hold.key(), hold.released());
        return new CreditResult.Done(true);
    }

    LedgerOutcome earmark(LedgerOperation.Earmark operation) {
        Hold before = holds.get(operation.key());
        if (before != null && (!before.isEarmark() || !before.unit().equals(operation.unit()))) {
            return new LedgerOutcome.Conflict("hold " + operation.key() + ": is no earmark of " + operation.unit());
        }
        long more = operation.amount() - (before == null ? 0 : before.open());
        CreditResult.Insufficient lack = purse.lacks(more);
        if (more > 0 && lack != null) {
            return lack;
        }
        Purse.Cause cause = Purse.Cause.of(operation, Kind.EARMARK);
        if (more > 0) {
            purse.move(LedgerAccount.AVAILABLE, LedgerAccount.HELD, more, cause);
        } else {
            purse.move(LedgerAccount.HELD, LedgerAccount.AVAILABLE, -more, cause);
        }
        purse.earmark(more);
        Hold after = whole(operation, operation.tariff(), true, operation.amount(), operation.expiresAt());
        holds.put(operation.key(), operation.amount() == 0 ? after.released() : after);
        return new CreditResult.Done(more != 0);
    }

    private LedgerOutcome settleFirst(Hold hold, LedgerOperation.Settle operation) {
        long fromHold = Math.min(hold.open(), operation.used());
        Purse.Cause settlement = Purse.Cause.of(operation, Kind.SETTLEMENT);
        Purse.Cause overrun = Purse.Cause.of(operation, Kind.OVERRUN);
        purse.move(LedgerAccount.HELD, LedgerAccount.SPENT, fromHold, settlement);
        // What is left of the hold comes back before anything is taken besides: of the two at most one is not zero.
        giveBack(hold, fromHold, operation);
        long lost = purse.charge(operation.used() - fromHold, fromHold > 0 ? overrun : settlement, overrun);
        holds.put(hold.key(), hold.settled(operation.used(), lost, operation.asOf()));
        return new CreditResult.Done(true);
    }

    private LedgerOutcome correct(Hold hold, Instant asOf, LedgerOperation.Settle operation) {
        if (operation.asOf().equals(asOf) && operation.used() != hold.used()) {
            return new LedgerOutcome.Conflict("call " + hold.key() + ": was settled with " + hold.used() + " as of "
                    + asOf + ", is now " + operation.used());
        }
        if (!operation.asOf().isAfter(asOf)) {
            return new CreditResult.Done(false);
        }
        long more = operation.used() - hold.used();
        Purse.Cause cause = Purse.Cause.of(operation, Kind.CORRECTION);
        long lost = hold.uncollected();
        if (more > 0) {
            lost += purse.charge(more, cause, cause);
        } else {
            lost -= takeBack(hold, -more, cause);
        }
        holds.put(hold.key(), hold.settled(operation.used(), lost, operation.asOf()));
        return new CreditResult.Done(more != 0);
    }

    /** First what nobody paid, then what is owed, then what was paid; answers the first of these. */
    private long takeBack(Hold hold, long amount, Purse.Cause cause) {
        long unpaid = Math.min(hold.uncollected(), amount);
        long owed = Math.min(purse.balance().debt(), amount - unpaid);
        purse.move(LedgerAccount.SPENT, LedgerAccount.UNCOLLECTED, unpaid, cause);
        purse.move(LedgerAccount.SPENT, LedgerAccount.RECEIVABLE, owed, cause);
        purse.move(LedgerAccount.SPENT, LedgerAccount.AVAILABLE, amount - unpaid - owed, cause);
        return unpaid;
    }

    /** What was not used: to the campaign what came from it, while that runs; the rest to whoever needs it. */
    private void giveBack(Hold hold, long used, LedgerOperation operation) {
        long left = hold.open() - used;
        Hold earmark = activeEarmark(hold.within());
        long back = earmark == null ? 0 : Math.min(left, Math.max(0, hold.taken() - used));
        if (earmark != null && back > 0) {
            purse.earmark(back);
            holds.put(earmark.key(), earmark.opened(earmark.open() + back));
        }
        purse.move(LedgerAccount.HELD, LedgerAccount.AVAILABLE, left - back, Purse.Cause.of(operation, Kind.RELEASE));
    }

    private @Nullable Hold activeEarmark(@Nullable String key) {
        Hold earmark = key == null ? null : holds.get(key);
        return earmark != null && earmark.isEarmark() && earmark.state() == Hold.State.OPEN ? earmark : null;
    }

    private static LedgerOutcome repeated(Hold before, LedgerOperation.SetAside operation) {
        boolean isSame = !before.isEarmark()
                && before.state() == Hold.State.OPEN
                && before.tariff().equals(operation.tariff())
                && before.asked() == operation.amount()
                && Objects.equals(before.within(), operation.within());
        return isSame
                ? new CreditResult.Done(false)
                : new LedgerOutcome.Conflict("hold " + operation.key() + ": is " + before.state() + " with "
                        + before.asked() + " " + before.unit() + ", asked for " + operation.amount() + " "
                        + operation.unit());
    }

    /** Within no earmark: a campaign's own, or that of a call that nothing was held for. */
    private static Hold whole(
            LedgerOperation operation, CallTariff tariff, boolean isEarmark, long amount, Instant expiresAt) {
        return new Hold(
                operation.tenant(),
                operation.key(),
                tariff,
                isEarmark,
                amount,
                amount,
                null,
                0,
                Hold.State.OPEN,
                0,
                0,
                null,
                operation.at(),
                expiresAt);
    }
}
