package io.voicecrm.number;

import io.voicecrm.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number that an order tried to buy.
 *
 * @param place where it is at home, as it was offered
 * @param reason why it was not sold, or is not known to be; null otherwise
 * @param at when its state was written
 */
public record OrderedNumber(
        OrderId order,
        PhoneNumber number,
        NumberPlace place,
        State state,
        @Nullable String reason,
        Instant at) {

    /** What became of it. */
    public enum State {
        /** A request to buy it is out, or was when somebody crashed. */
        BUYING,
        /** Nothing came of a request, and it may be sent again. */
        WAITING,
        /** It is ours. */
        BOUGHT,
        /** It is not. */
        REFUSED
    }

    OrderedNumber became(State newState, @Nullable String why, Instant now) {
        return new OrderedNumber(order, number, place, newState, why, now);
    }
}
