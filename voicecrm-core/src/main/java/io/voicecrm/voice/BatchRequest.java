package io.voicecrm.voice;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.context.CallContext;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list to be called by the provider's own dialer, which then decides on pace and order.
 *
 * @param name shown to people, not blank
 * @param from a number of the account
 * @param calls at least one; each attempt once
 * @param notBefore when the first call may ring; null means now
 * @param windows the only hours in which a phone may ring; null means any
 */
public record BatchRequest(
        String name,
        AgentId agent,
        PhoneNumber from,
        List<Call> calls,
        @Nullable Instant notBefore,
        @Nullable Windows windows) {

    /** @throws IllegalArgumentException if the name is blank, no call is asked for, or one attempt is there twice */
    public BatchRequest {
        calls = List.copyOf(calls);
        if (name.isBlank()) {
            throw new IllegalArgumentException("batch name: must not be blank");
        }
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("batch calls: none; expected at least one");
        }
        long attempts = calls.stream().map(Call::attempt).distinct().count();
        if (attempts != calls.size()) {
            throw new IllegalArgumentException(
                    "batch calls: " + calls.size() + " of only " + attempts + " attempts; expected each attempt once");
        }
    }

    /** A batch that may start at once, at any hour. */
    public static BatchRequest now(String name, AgentId agent, PhoneNumber from, List<Call> calls) {
        return new BatchRequest(name, agent, from, calls, null, null);
    }

    /**
     * One person to ring once.
     *
     * @param attempt travels as the provider's metadata, so that the call is known when it is reported
     */
    public record Call(AttemptId attempt, PhoneNumber to, CallContext context) {}

    /**
     * Hours of the day.
     *
     * @param daily when it is open, on each of {@code days}; none crosses midnight
     * @param zone whose hours these are
     */
    public record Windows(List<Window> daily, Set<DayOfWeek> days, ZoneId zone) {

        /** @throws IllegalArgumentException if there is no window or no day */
        public Windows {
            daily = List.copyOf(daily);
            days = Set.copyOf(days);
            if (daily.isEmpty() || days.isEmpty()) {
                throw new IllegalArgumentException("batch windows: never open; expected a window and a day");
            }
        }
    }

    /**
     * From one minute of the day to another.
     *
     * @param until exclusive; midnight means the end of the day
     */
    public record Window(LocalTime from, LocalTime until) {

        /** @throws IllegalArgumentException if it ends before it begins */
        public Window {
            if (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until)) {
                throw new IllegalArgumentException("batch window: from " + from + " until " + until
                        + "; expected it to end after it begins, and not to cross midnight");
            }
        }
    }
}
