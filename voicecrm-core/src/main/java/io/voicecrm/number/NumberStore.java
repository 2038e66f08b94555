package io.voicecrm.number;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the pool is kept. Implementations are thread-safe. */
@ExtensionPoint
public interface NumberStore {

    /**
     * Adds a number; false if the pool has it already. One that was released comes back as {@code number} says, with a
     * version of its own.
     */
    boolean add(PooledNumber number);

    /** The number, whoever has it. */
    Optional<PooledNumber> find(PhoneNumber number);

    /**
     * Puts {@code after} in the place of {@code before}, if the store still holds the version of {@code before}: of many
     * who try at once one wins.
     *
     * @return whether it was put there
     */
    boolean replace(PooledNumber before, PooledNumber after);

    /**
     * The numbers that match, by E.164.
     *
     * @param now decides which reservations ran out
     * @param limit at most so many
     */
    List<PooledNumber> list(NumberFilter filter, Instant now, int limit);

    /**
     * What a tenant had within {@code [from, to)}, by number and time. The store keeps it with each change, by {@link
     * PooledNumber#holderAfter}, and at {@link PooledNumber#since}.
     */
    List<NumberHolding> holdings(TenantId tenant, Instant from, Instant to);

    /** How many are in each state; states without any are left out. */
    Map<NumberState, Long> count(Instant now);

    /** Numbers whose work is due at {@code now}, the longest due first. */
    List<PooledNumber> due(Instant now, int limit);
}
