package io.voicecrm.ledger;

import io.voicecrm.ledger.LedgerEntry.Kind;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How credit comes in and goes out other than by calls. */
final class CreditRules {

    private final Purse purse;
    private final AccountBook.Kept<Posting> postings;

    CreditRules(Purse purse, AccountBook.Kept<Posting> postings) {
        this.purse = purse;
        this.postings = postings;
    }

    LedgerOutcome topUp(LedgerOperation.TopUp operation) {
        Posting posting =
                posting(operation, Kind.TOP_UP, operation.amount(), operation.reason(), null, operation.expiresAt());
        Posting before = postings.get(operation.key());
        if (before != null) {
            return repeated(before, posting);
        }
        purse.credit(
                LedgerAccount.CASH, operation.amount(), new Purse.Cause(operation, Kind.TOP_UP, operation.reason()));
        return done(posting);
    }

    LedgerOutcome adjust(LedgerOperation.Adjust operation) {
        Posting posting = posting(operation, Kind.ADJUSTMENT, operation.amount(), operation.reason(), null, null);
        Posting before = postings.get(operation.key());
        if (before != null) {
            return repeated(before, posting);
        }
        Purse.Cause cause = new Purse.Cause(operation, Kind.ADJUSTMENT, operation.reason());
        long amount = operation.amount();
        if (amount > 0) {
            purse.credit(LedgerAccount.ADJUSTMENTS, amount, cause);
            return done(posting);
        }
        CreditResult.Insufficient lack = purse.lacks(-amount);
        if (lack != null) {
            return lack;
        }
        purse.move(LedgerAccount.AVAILABLE, LedgerAccount.ADJUSTMENTS, -amount, cause);
        return done(posting);
    }

    LedgerOutcome refund(LedgerOperation.Refund operation) {
        Posting posting = posting(operation, Kind.REFUND, operation.amount(), operation.reason(), operation.of(), null);
        Posting before = postings.get(operation.key());
        if (before != null) {
            return repeated(before, posting);
        }
        Posting topUp = postings.get(operation.of());
        if (topUp == null || topUp.kind() != Kind.TOP_UP || !topUp.unit().equals(operation.unit())) {
            return new LedgerOutcome.Conflict("refund " + operation.key() + ": there is no top-up " + operation.of());
        }
        if (topUp.refunded() + operation.amount() > topUp.amount()) {
            return new LedgerOutcome.Conflict("refund " + operation.key() + ": top-up " + operation.of() + " was "
                    + topUp.amount() + ", of which " + topUp.refunded() + " went back");
        }
        long available = Math.max(0, purse.balance().available());
        if (available < operation.amount()) {
            return new CreditResult.Insufficient(
                    operation.amount() - available, purse.balance().inFlight());
        }
        purse.move(
                LedgerAccount.AVAILABLE,
                LedgerAccount.CASH,
                operation.amount(),
                new Purse.Cause(operation, Kind.REFUND, operation.reason()));
        postings.put(topUp.key(), topUp.refunded(operation.amount()));
        return done(posting);
    }

    LedgerOutcome expire(LedgerOperation.Expire operation) {
        Posting topUp = postings.get(operation.key());
        if (topUp == null
                || topUp.isLapsed()
                || topUp.expiresAt() == null
                || topUp.expiresAt().isAfter(operation.at())) {
            return new CreditResult.Done(false);
        }
        long left = leftOf(topUp);
        long lost = Math.min(left, Math.max(0, purse.balance().available()));
        purse.move(LedgerAccount.AVAILABLE, LedgerAccount.EXPIRED, lost, Purse.Cause.of(operation, Kind.EXPIRY));
        if (lost == left) {
            postings.put(topUp.key(), topUp.lapsed());
        }
        return new CreditResult.Done(lost > 0);
    }

    /** Of the credit that came in with it, what nothing has used up: whatever came before it goes first. */
    private long leftOf(Posting topUp) {
        long end = topUp.queuedFrom() + topUp.credited();
        return Math.max(0, end - Math.max(topUp.queuedFrom(), purse.consumed()));
    }

    private Posting posting(
            LedgerOperation operation,
            Kind kind,
            long amount,
            String reason,
            @Nullable String of,
            @Nullable Instant expiresAt) {
        return new Posting(
                operation.tenant(),
                operation.unit(),
                operation.key(),
                kind,
                amount,
                reason,
                of,
                expiresAt,
                purse.credited(),
                Math.max(0, amount - purse.balance().debt()),
                0,
                false,
                operation.at());
    }

    private LedgerOutcome done(Posting posting) {
        postings.put(posting.key(), posting);
        return new CreditResult.Done(true);
    }

    private static LedgerOutcome repeated(Posting before, Posting now) {
        boolean isSame = before.kind() == now.kind()
                && before.unit().equals(now.unit())
                && before.amount() == now.amount()
                && Objects.equals(before.reason(), now.reason())
                && Objects.equals(before.of(), now.of())
                && Objects.equals(before.expiresAt(), now.expiresAt());
        return isSame
                ? new CreditResult.Done(false)
                : new LedgerOutcome.Conflict("posting " + now.key() + ": was " + before.kind() + " of "
                        + before.amount() + " " + before.unit() + ", is now " + now.kind() + " of " + now.amount()
                        + " " + now.unit() + ", or differs in its reason or expiry");
    }
}
