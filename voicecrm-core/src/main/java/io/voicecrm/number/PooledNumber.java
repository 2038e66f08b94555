package io.voicecrm.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number of the pool. Immutable; each change gives the next {@code version}, and the store takes it only if it still
 * holds the one before.
 *
 * @param tenant whose it is; null while nobody has it
 * @param reservedUntil until when it is kept for {@code tenant}; null unless it is reserved
 * @param binding the agent, from the moment that connecting begins until it is disconnected
 * @param work what is still to be done outside; null if nothing is
 * @param since when it came into its state
 */
public record PooledNumber(
        PhoneNumber number,
        CarrierLine line,
        NumberPlace place,
        Set<Channel> channels,
        NumberState state,
        @Nullable TenantId tenant,
        @Nullable Instant reservedUntil,
        @Nullable Binding binding,
        @Nullable Work work,
        Instant since,
        long version) {

    /** Copies {@code channels}. */
    public PooledNumber {
        channels = Set.copyOf(channels);
    }

    /** A number that has just come into the pool, for anybody to take. */
    public static PooledNumber available(CarrierNumber owned, CarrierLine line, NumberPlace place, Instant now) {
        return new PooledNumber(
                owned.number(), line, place, owned.channels(), NumberState.AVAILABLE, null, null, null, null, now, 1);
    }

    /** Whether anybody may take it at {@code now}: nobody has it, or a reservation ran out. */
    public boolean isFree(Instant now) {
        return work == null
                && (state == NumberState.AVAILABLE
                        || (state == NumberState.RESERVED && reservedUntil != null && !now.isBefore(reservedUntil)));
    }

    /** Whether it is {@code asked}'s and not free at {@code now}. */
    public boolean belongsTo(TenantId asked, Instant now) {
        return asked.equals(tenant) && !isFree(now);
    }

    /** Whether somebody is about to connect it to an agent, or tries again later. */
    public boolean isConnecting() {
        return work != null && work.step().connects();
    }

    /**
     * Who has the number, as a fee is asked for it: the tenant to whose agent it was connected, until it is disconnected.
     * To reserve it, or to fail to connect it, makes nobody have it; to change agents does not end it.
     *
     * @param before who had it until this change; null if nobody did
     */
    public @Nullable TenantId holderAfter(@Nullable TenantId before) {
        boolean isHeld = state == NumberState.ASSIGNED
                || state == NumberState.SUSPENDED
                || (isConnecting() && tenant != null && tenant.equals(before));
        return isHeld ? tenant : null;
    }

    /** The same, as a store counts it. */
    public PooledNumber withVersion(long newVersion) {
        return new PooledNumber(
                number, line, place, channels, state, tenant, reservedUntil, binding, work, since, newVersion);
    }

    PooledNumber free(Instant now) {
        return to(NumberState.AVAILABLE, null, null, null, null, now);
    }

    PooledNumber reserved(TenantId newTenant, Instant until, Instant now) {
        return to(NumberState.RESERVED, newTenant, until, null, null, now);
    }

    /** Kept for the tenant while {@code newWork} connects it. A reservation outlives a connection that fails. */
    PooledNumber connecting(TenantId newTenant, Binding newBinding, Work newWork, Instant now) {
        Instant kept = newTenant.equals(tenant) ? reservedUntil : null;
        return to(NumberState.RESERVED, newTenant, kept, newBinding, newWork, now);
    }

    /** On its way out of its provider; {@code until} is kept where a reservation shall outlive that. */
    PooledNumber disconnecting(Work newWork, @Nullable Instant until, Instant now) {
        return to(NumberState.RESERVED, tenant, until, binding, newWork, now);
    }

    PooledNumber assigned(Instant now) {
        return to(NumberState.ASSIGNED, tenant, null, binding, null, now);
    }

    PooledNumber suspended(@Nullable Work newWork, Instant now) {
        return to(NumberState.SUSPENDED, tenant, null, binding, newWork, now);
    }

    PooledNumber released(Work newWork, Instant now) {
        return to(NumberState.RELEASED, null, null, null, newWork, now);
    }

    /** In the same state, with other work. */
    PooledNumber with(@Nullable Binding newBinding, @Nullable Work newWork) {
        return new PooledNumber(
                number, line, place, channels, state, tenant, reservedUntil, newBinding, newWork, since, version + 1);
    }

    private PooledNumber to(
            NumberState newState,
            @Nullable TenantId newTenant,
            @Nullable Instant newReservedUntil,
            @Nullable Binding newBinding,
            @Nullable Work newWork,
            Instant now) {
        return new PooledNumber(
                number,
                line,
                place,
                channels,
                newState,
                newTenant,
                newReservedUntil,
                newBinding,
                newWork,
                newState == state ? since : now,
                version + 1);
    }
}
