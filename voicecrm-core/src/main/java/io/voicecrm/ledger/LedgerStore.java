package io.voicecrm.ledger;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.Page;
import io.voicecrm.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where accounts, holds and entries are kept. It applies the rules of {@link AccountBook}, and refuses by itself what they
 * never do: credit below the overdraft, and any change of an entry. Thread-safe, also across processes where the data is
 * shared.
 */
@ExtensionPoint
public interface LedgerStore {

    /**
     * Applies operations in their order, all in one commit. What is refused changes nothing and stops no other.
     *
     * @return one for each, in their order
     */
    List<LedgerOutcome> apply(List<LedgerOperation> operations);

    /** Where a tenant stands; {@link Balance#ZERO} where it never had anything. It takes as long whatever there was. */
    Balance balance(TenantId tenant, LedgerUnit unit);

    /**
     * What moved, newest first, a page at a time.
     *
     * @param cursor of the page before; null for the first
     * @param limit at least 1
     */
    Page<LedgerEntry> entries(TenantId tenant, LedgerUnit unit, @Nullable String cursor, int limit);

    /** A hold, whatever became of it. */
    Optional<Hold> hold(TenantId tenant, String key);

    /**
     * Open holds of every tenant whose time is over, by that time, at most {@code limit}.
     *
     * @param after the last one of the page before; null for the first
     */
    List<Hold> overdue(Instant now, @Nullable Hold after, int limit);

    /** Top-ups of every tenant whose time is over and of which something may be left, at most {@code limit}. */
    List<Posting> lapsing(Instant now, int limit);

    /**
     * On what terms a tenant's calls are paid from credit from now on; null for not from credit.
     *
     * @throws IllegalStateException if the tenant's credit is beyond the new limits now
     */
    void setTerms(TenantId tenant, @Nullable CreditTerms terms);

    /** The terms of some tenants; those whose calls are not paid from credit are missing. */
    Map<TenantId, CreditTerms> terms(Collection<TenantId> tenants);

    /**
     * Posts entries between the platform's own accounts, all or none; those that were posted before are left as they are.
     *
     * @return how many are new
     * @throws io.voicecrm.metering.LedgerConflictException if a key was used for something else; then none is posted
     */
    int post(Collection<PlatformEntry> entries);

    /** What came into each account less what went out over {@code [from, to)}, by {@link PlatformEntry} alone. */
    List<PlatformTotal> platformTotals(Instant from, Instant to);

    /** Compares everything with everything. It reads it all, and is for the night, or for a doubt. */
    LedgerAudit audit();
}
