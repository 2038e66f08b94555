package io.voicecrm.number;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be done outside before a number's state is true, kept in its row: whoever finds it after a crash goes
 * on from here. Each step may be done twice without harm.
 *
 * @param step what comes next
 * @param running whether somebody does it, until {@code dueAt} at the latest
 * @param failures how often the step failed, one after another
 * @param problem what went wrong last, for people to read; null if nothing did
 * @param dueAt when the step may be tried, or taken from whoever does it
 */
public record Work(
        Step step, boolean running, int failures, @Nullable String problem, Instant dueAt) {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** One thing to do outside. */
    public enum Step {
        /** Tell the agent's provider of the number. */
        IMPORT,
        /** Have the provider connect it to the agent. */
        BIND,
        /** Tell the carrier where calls and messages go. */
        ROUTE,
        /** Have the provider connect it to nobody. */
        UNBIND,
        /** Take it out of the provider. */
        REMOVE,
        /** Give it back to the carrier. */
        RELEASE;

        /** Whether the step leads towards an agent; where one is refused for good, the earlier ones are undone. */
        boolean connects() {
            return this == IMPORT || this == BIND || this == ROUTE;
        }
    }

    /** A step that whoever writes this begins with. */
    static Work begin(Step step, @Nullable String problem, Instant until) {
        return new Work(step, true, 0, problem, until);
    }

    /** The same step, by whoever writes this. */
    Work again(Instant until) {
        return new Work(step, true, failures, problem, until);
    }

    /** The same step, later: after 1 s, 2 s, 4 s and so on, at most {@link #LONGEST_PAUSE}. */
    Work failed(String why, Instant now) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 16));
        return new Work(
                step, false, failures + 1, why, now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }
}
