package io.voicecrm.number;

import io.voicecrm.ExtensionPoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where orders are kept. Implementations are thread-safe. */
@ExtensionPoint
public interface NumberOrderStore {

    /** Adds an order. Idempotent by its id. */
    void add(NumberOrder order);

    /** The order, if there is one. */
    Optional<NumberOrder> find(OrderId id);

    /** The newest orders, newest first. */
    List<NumberOrder> newest(int limit);

    /** Open orders that may be worked on at {@code now}, oldest first. */
    List<NumberOrder> due(Instant now, int limit);

    /**
     * Puts {@code after} in the place of {@code before}, if the store still holds the version of {@code before}.
     *
     * @return whether it was put there
     */
    boolean replace(NumberOrder before, NumberOrder after);

    /** Writes what becomes of a number of an order, in the place of what was written about it. */
    void write(OrderedNumber number);

    /** Every number that an order tried, by E.164. */
    List<OrderedNumber> numbersOf(OrderId order);
}
