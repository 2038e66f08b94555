package io.voicecrm.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish to buy numbers, and how far it is. Immutable.
 *
 * @param carrier where to buy
 * @param chosen exactly these; empty to take whatever {@code search} finds
 * @param search what to look for; used only where nothing was chosen
 * @param quantity how many, 1 to {@link #LARGEST}
 * @param bought how many are ours so far
 * @param refused how many the carrier did not sell
 * @param problem why it stopped short, or why it waits, for people to read; null if nothing is wrong
 * @param dueAt when it may be worked on, or taken from whoever works on it
 * @param version one more with each change
 */
public record NumberOrder(
        OrderId id,
        ProviderId carrier,
        List<PhoneNumber> chosen,
        NumberSearch search,
        int quantity,
        int bought,
        int refused,
        State state,
        @Nullable String problem,
        Instant createdAt,
        Instant dueAt,
        long version) {

    /** The most numbers that one order buys. */
    public static final int LARGEST = 1_000;

    /** How far it is. */
    public enum State {
        /** Being worked on. */
        OPEN,
        /** Every number was bought. */
        FILLED,
        /** Some numbers, or none, could be bought; {@link #problem} says why. */
        SHORT
    }

    /** @throws IllegalArgumentException if the quantity is out of range, or differs from what was chosen */
    public NumberOrder {
        chosen = List.copyOf(chosen);
        if (quantity < 1 || quantity > LARGEST) {
            throw new IllegalArgumentException("quantity: " + quantity + " must be 1 to " + LARGEST);
        }
        if (!chosen.isEmpty() && chosen.stream().distinct().count() != quantity) {
            throw new IllegalArgumentException(
                    "quantity: " + quantity + " must be how many different numbers were chosen, " + chosen.size());
        }
    }

    NumberOrder leased(Instant until) {
        return with(bought, refused, state, problem, until);
    }

    NumberOrder counted(int newBought, int newRefused, Instant until) {
        return with(newBought, newRefused, state, problem, until);
    }

    NumberOrder waiting(@Nullable String why, Instant until) {
        return with(bought, refused, state, why, until);
    }

    NumberOrder closed(State newState, @Nullable String why) {
        return with(bought, refused, newState, why, dueAt);
    }

    private NumberOrder with(
            int newBought, int newRefused, State newState, @Nullable String newProblem, Instant newDueAt) {
        return new NumberOrder(
                id,
                carrier,
                chosen,
                search,
                quantity,
                newBought,
                newRefused,
                newState,
                newProblem,
                createdAt,
                newDueAt,
                version + 1);
    }
}
