package io.voicecrm.ledger;

import io.voicecrm.Page;
import io.voicecrm.TenantId;
import io.voicecrm.metering.LedgerConflictException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is done with credit. Every change has a key, unique for the tenant: asked for again, with the same content, it has
 * no further effect, so that whoever does not know whether it was posted asks again. Thread-safe.
 *
 * <p>What many threads ask for at once is applied in their order, with few commits: one tenant's in one lane.
 *
 * <p>Every method that changes something throws {@link LedgerConflictException} if the key was used for something else, and
 * {@link IllegalStateException} if the store failed; then it may have been posted.
 */
public final class Ledger {

    /** A tenant whose row somebody keeps locked holds up those of its lane, and no others. */
    private static final int LANES = 2;

    private final LedgerStore store;
    private final Clock clock;
    private final List<Lane> lanes;

    /**
     * @param store where everything is kept
     * @param clock whose now is the time of a posting
     */
    public Ledger(LedgerStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        lanes = IntStream.range(0, LANES).mapToObj(i -> new Lane(store)).toList();
    }

    /**
     * Credit comes in. What is owed is paid first.
     *
     * @param amount in the unit, at least 1
     * @return whether it is new
     */
    public boolean topUp(TenantId tenant, LedgerUnit unit, String key, long amount, String reason) {
        return topUp(tenant, unit, key, amount, reason, null);
    }

    /** {@link #topUp(TenantId, LedgerUnit, String, long, String)}, of which what is left at a time is lost; null for never. */
    public boolean topUp(
            TenantId tenant, LedgerUnit unit, String key, long amount, String reason, @Nullable Instant expiresAt) {
        return isNew(applied(new LedgerOperation.TopUp(tenant, unit, key, amount, reason, expiresAt, clock.instant())));
    }

    /** Corrects a balance by hand; a negative amount takes credit away, as far as there is any. */
    public CreditResult adjust(TenantId tenant, LedgerUnit unit, String key, long amount, String reason) {
        return applied(new LedgerOperation.Adjust(tenant, unit, key, amount, reason, clock.instant()));
    }

    /** Gives a top-up back, or a part of it, as far as it was not used; never more than it was, in all. */
    public CreditResult refund(TenantId tenant, LedgerUnit unit, String key, String topUp, long amount, String reason) {
        return applied(new LedgerOperation.Refund(tenant, unit, key, topUp, amount, reason, clock.instant()));
    }

    /**
     * Sets credit aside for a call that is to be dialed.
     *
     * @param key the call's attempt
     * @param within the key of its campaign's earmark, from which it is taken first; or null
     * @param expiresAt from when on it is asked whether it is still needed
     */
    public CreditResult hold(
            TenantId tenant, String key, CallTariff tariff, long amount, @Nullable String within, Instant expiresAt) {
        return applied(new LedgerOperation.SetAside(tenant, key, tariff, amount, within, expiresAt, clock.instant()));
    }

    /** {@link #hold}, many at once and in their order: one that finds no credit keeps no other from it. */
    public List<CreditResult> holdAll(List<LedgerOperation.SetAside> holds) {
        return appliedAll(holds);
    }

    /**
     * Pays a call, and gives back what it did not use. A call that was longer than its hold takes what is available, then
     * a debt. Told again of a later end, only the difference is posted; of an earlier one, nothing.
     *
     * @param tariff of a call that nothing was held for; a hold keeps its own
     * @param used what the call takes, in the tariff's unit
     * @param asOf when the call ended, by the provider's clock
     * @return whether something was posted
     */
    public boolean settle(TenantId tenant, String key, CallTariff tariff, long used, Instant asOf) {
        return isNew(applied(new LedgerOperation.Settle(tenant, key, tariff, used, asOf, clock.instant())));
    }

    /** Gives back what was held for a call that did not come about; false if nothing was. */
    public boolean release(TenantId tenant, LedgerUnit unit, String key) {
        return isNew(applied(new LedgerOperation.Release(tenant, unit, key, clock.instant())));
    }

    /** {@link #release}, many at once. */
    public void releaseAll(List<LedgerOperation.Release> releases) {
        appliedAll(releases);
    }

    /** Brings a campaign's part to an amount; 0 gives it back. */
    public CreditResult earmark(TenantId tenant, String key, CallTariff tariff, long amount, Instant expiresAt) {
        return applied(new LedgerOperation.Earmark(tenant, key, tariff, amount, expiresAt, clock.instant()));
    }

    /**
     * Takes what is left of top-ups whose time is over.
     *
     * @return how many top-ups lost something
     */
    public int expireDue(int limit) {
        Instant now = clock.instant();
        int expired = 0;
        for (Posting posting : store.lapsing(now, limit)) {
            LedgerOperation lapse = new LedgerOperation.Expire(posting.tenant(), posting.unit(), posting.key(), now);
            expired += isNew(applied(lapse)) ? 1 : 0;
        }
        return expired;
    }

    /** Where a tenant stands. */
    public Balance balance(TenantId tenant, LedgerUnit unit) {
        return store.balance(tenant, unit);
    }

    /** What moved, newest first; {@code cursor} is null for the first page. */
    public Page<LedgerEntry> entries(TenantId tenant, LedgerUnit unit, @Nullable String cursor, int limit) {
        return store.entries(tenant, unit, cursor, limit);
    }

    /** A hold, whatever became of it. */
    public Optional<Hold> find(TenantId tenant, String key) {
        return store.hold(tenant, key);
    }

    /** On what terms a tenant's calls are paid from credit; empty if they are not. */
    public Optional<CreditTerms> terms(TenantId tenant) {
        return Optional.ofNullable(store.terms(Set.of(tenant)).get(tenant));
    }

    /** {@link #terms(TenantId)} of some tenants; those without any are missing. */
    public Map<TenantId, CreditTerms> terms(Set<TenantId> tenants) {
        return tenants.isEmpty() ? Map.of() : store.terms(tenants);
    }

    /**
     * From now on a tenant's calls are paid on these terms; null for not from credit. Calls that are up keep theirs.
     *
     * @throws IllegalStateException if the tenant's credit is beyond the new limits now
     */
    public void setTerms(TenantId tenant, @Nullable CreditTerms terms) {
        store.setTerms(tenant, terms);
    }

    /** Where everything is kept. */
    public LedgerStore store() {
        return store;
    }

    /** Compares everything with everything. */
    public LedgerAudit audit() {
        return store.audit();
    }

    private CreditResult applied(LedgerOperation operation) {
        return resultOf(lanes.get(laneOf(operation)).apply(List.of(operation)).get(0));
    }

    /** In their order within each lane, with one commit for each. */
    private List<CreditResult> appliedAll(List<? extends LedgerOperation> operations) {
        CreditResult[] results = new CreditResult[operations.size()];
        for (int lane = 0; lane < LANES; lane++) {
            int mine = lane;
            int[] those = IntStream.range(0, results.length)
                    .filter(i -> laneOf(operations.get(i)) == mine)
                    .toArray();
            List<LedgerOperation> asked = IntStream.of(those)
                    .<LedgerOperation>mapToObj(operations::get)
                    .toList();
            List<LedgerOutcome> outcomes =
                    asked.isEmpty() ? List.of() : lanes.get(lane).apply(asked);
            for (int i = 0; i < those.length; i++) {
                results[those[i]] = resultOf(outcomes.get(i));
            }
        }
        return List.of(results);
    }

    private static int laneOf(LedgerOperation operation) {
        return Math.floorMod(operation.tenant().hashCode(), LANES);
    }

    private static CreditResult resultOf(LedgerOutcome outcome) {
        if (outcome instanceof LedgerOutcome.Conflict conflict) {
            throw new LedgerConflictException(conflict.message());
        }
        return (CreditResult) outcome;
    }

    private static boolean isNew(CreditResult result) {
        return result instanceof CreditResult.Done done && done.isNew();
    }
}
