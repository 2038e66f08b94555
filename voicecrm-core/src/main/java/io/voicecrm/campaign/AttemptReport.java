package io.voicecrm.campaign;

import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.ProviderCallRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of an attempt. A report that would move the attempt backwards changes nothing. */
public sealed interface AttemptReport {

    /** The attempt. */
    AttemptId attempt();

    /** When it became so, by our clock. */
    Instant at();

    /** The state that the attempt moves to. */
    AttemptState state();

    /**
     * The provider dials.
     *
     * @param remark for people, such as which overrides the agent does not allow; or null
     */
    record Placed(
            AttemptId attempt,
            ProviderCallRef call,
            @Nullable String remark,
            Instant at) implements AttemptReport {
        @Override
        public AttemptState state() {
            return AttemptState.PLACED;
        }
    }

    /** The call is over; the slot is free, and the target stays as it is until the outcome is known. */
    record Ended(AttemptId attempt, Instant at) implements AttemptReport {
        @Override
        public AttemptState state() {
            return AttemptState.ENDED;
        }
    }

    /** Nobody knows whether the request arrived. The target stays as it is until this is settled. */
    record Unknown(AttemptId attempt, String why, Instant at) implements AttemptReport {
        @Override
        public AttemptState state() {
            return AttemptState.UNKNOWN;
        }
    }

    /** Certainly not dialed. The target goes back to the queue and the attempt does not count. */
    record Released(AttemptId attempt, String why, Instant notBefore, Instant at) implements AttemptReport {
        @Override
        public AttemptState state() {
            return AttemptState.RELEASED;
        }
    }

    /** A rule forbids the call. The target is closed. */
    record Suppressed(AttemptId attempt, String ruleId, String why, Instant at) implements AttemptReport {
        @Override
        public AttemptState state() {
            return AttemptState.SUPPRESSED;
        }
    }

    /**
     * The attempt is over.
     *
     * @param call the call, null if there was none
     * @param why the provider's word, or ours, for people; or null
     * @param nextAttemptAt when the target is due again; null closes it
     */
    record Finished(
            AttemptId attempt,
            @Nullable ProviderCallRef call,
            CallOutcome outcome,
            @Nullable String why,
            @Nullable Instant nextAttemptAt,
            Instant at)
            implements AttemptReport {
        @Override
        public AttemptState state() {
            return AttemptState.FINISHED;
        }
    }

    /** Calls the case that fits. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Placed placed) {
            return cases.placed(placed);
        }
        if (this instanceof Ended ended) {
            return cases.ended(ended);
        }
        if (this instanceof Unknown unknown) {
            return cases.unknown(unknown);
        }
        if (this instanceof Released released) {
            return cases.released(released);
        }
        if (this instanceof Suppressed suppressed) {
            return cases.suppressed(suppressed);
        }
        return cases.finished((Finished) this);
    }

    /** One answer per kind of report. */
    interface Cases<R> {
        /** For {@link Placed}. */
        R placed(Placed placed);

        /** For {@link Ended}. */
        R ended(Ended ended);

        /** For {@link Unknown}. */
        R unknown(Unknown unknown);

        /** For {@link Released}. */
        R released(Released released);

        /** For {@link Suppressed}. */
        R suppressed(Suppressed suppressed);

        /** For {@link Finished}. */
        R finished(Finished finished);
    }
}
