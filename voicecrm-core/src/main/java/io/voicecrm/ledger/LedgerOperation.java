package io.voicecrm.ledger;

import io.voicecrm.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One change of a tenant's accounts in one unit. With the same key and content it has an effect once, however often it is
 * asked for. Amounts are in the unit, and times exact to the microsecond.
 */
public sealed interface LedgerOperation {

    /** More than anybody has: a billion of any currency, in millionths. */
    long MOST = 1_000_000_000_000_000L;

    /** Whose credit. */
    TenantId tenant();

    /** Of which accounts. */
    LedgerUnit unit();

    /** Unique for the tenant. */
    String key();

    /** When it was asked for. */
    Instant at();

    /**
     * Credit comes in; it pays what is owed first.
     *
     * @param amount at least 1
     * @param reason for people
     * @param expiresAt when what is left of it is lost; null for never
     */
    record TopUp(
            TenantId tenant,
            LedgerUnit unit,
            String key,
            long amount,
            String reason,
            @Nullable Instant expiresAt,
            Instant at)
            implements LedgerOperation {
        /** @throws IllegalArgumentException if {@code amount} is out of range */
        public TopUp {
            check("amount", amount, 1);
            expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /**
     * Somebody corrects the balance by hand.
     *
     * @param amount negative takes credit away; not 0
     * @param reason for people
     */
    record Adjust(TenantId tenant, LedgerUnit unit, String key, long amount, String reason, Instant at)
            implements LedgerOperation {
        /** @throws IllegalArgumentException if {@code amount} is out of range */
        public Adjust {
            check("amount", amount == Long.MIN_VALUE ? 0 : Math.abs(amount), 1);
        }
    }

    /**
     * A top-up goes back, or a part of it, as far as it was not used.
     *
     * @param of the key of the top-up
     * @param amount at least 1
     */
    record Refund(TenantId tenant, LedgerUnit unit, String key, String of, long amount, String reason, Instant at)
            implements LedgerOperation {
        /** @throws IllegalArgumentException if {@code amount} is out of range */
        public Refund {
            check("amount", amount, 1);
        }
    }

    /**
     * What is left of a top-up is lost, if its time has come. What is held of it may still be used.
     *
     * @param key of the top-up
     */
    record Expire(TenantId tenant, LedgerUnit unit, String key, Instant at) implements LedgerOperation {}

    /**
     * Credit is set aside for a call: from the earmark of its campaign as far as that goes, else from what is available.
     *
     * @param amount at least 0
     * @param within the key of the earmark, or null
     * @param expiresAt from when on it is asked whether it is still needed
     */
    record SetAside(
            TenantId tenant,
            String key,
            CallTariff tariff,
            long amount,
            @Nullable String within,
            Instant expiresAt,
            Instant at)
            implements LedgerOperation {
        /** @throws IllegalArgumentException if {@code amount} is out of range */
        public SetAside {
            check("amount", amount, 0);
        }

        @Override
        public LedgerUnit unit() {
            return tariff.unit();
        }
    }

    /**
     * A call is paid: from its hold, then from what is available, then as debt; and what it did not use comes back. Asked
     * for again with a later {@code asOf}, only the difference is posted; with an earlier one, nothing.
     *
     * @param used what the call takes, at least 0
     * @param asOf when the call ended, by the provider's clock
     */
    record Settle(TenantId tenant, String key, CallTariff tariff, long used, Instant asOf, Instant at)
            implements LedgerOperation {
        /** @throws IllegalArgumentException if {@code used} is out of range */
        public Settle {
            check("used", used, 0);
            asOf = asOf.truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public LedgerUnit unit() {
            return tariff.unit();
        }
    }

    /** A hold is not needed. What is settled, or was never held, stays as it is. */
    record Release(TenantId tenant, LedgerUnit unit, String key, Instant at) implements LedgerOperation {}

    /**
     * A campaign's part is brought to an amount, from wherever it is now; 0 gives all of it back.
     *
     * @param amount at least 0
     * @param expiresAt from when on it is asked whether it is still needed
     */
    record Earmark(TenantId tenant, String key, CallTariff tariff, long amount, Instant expiresAt, Instant at)
            implements LedgerOperation {
        /** @throws IllegalArgumentException if {@code amount} is out of range */
        public Earmark {
            check("amount", amount, 0);
        }

        @Override
        public LedgerUnit unit() {
            return tariff.unit();
        }
    }

    /** Calls the case that fits. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof TopUp topUp) {
            return cases.topUp(topUp);
        } else if (this instanceof Adjust adjust) {
            return cases.adjust(adjust);
        } else if (this instanceof Refund refund) {
            return cases.refund(refund);
        } else if (this instanceof Expire expire) {
            return cases.expire(expire);
        } else if (this instanceof SetAside setAside) {
            return cases.setAside(setAside);
        } else if (this instanceof Settle settle) {
            return cases.settle(settle);
        } else if (this instanceof Release release) {
            return cases.release(release);
        }
        return cases.earmark((Earmark) this);
    }

    /** One method per kind of operation. */
    interface Cases<R> {

        /** Credit comes in. */
        R topUp(TopUp operation);

        /** Somebody corrects the balance. */
        R adjust(Adjust operation);

        /** A top-up goes back. */
        R refund(Refund operation);

        /** What is left of a top-up is lost. */
        R expire(Expire operation);

        /** Credit is set aside for a call. */
        R setAside(SetAside operation);

        /** A call is paid. */
        R settle(Settle operation);

        /** A hold is not needed. */
        R release(Release operation);

        /** A campaign's part is brought to an amount. */
        R earmark(Earmark operation);
    }

    private static void check(String name, long value, long least) {
        if (value < least || value > MOST) {
            throw new IllegalArgumentException(name + ": " + value + " must be " + least + " to " + MOST);
        }
    }
}
