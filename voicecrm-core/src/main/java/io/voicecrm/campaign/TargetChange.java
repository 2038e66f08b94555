package io.voicecrm.campaign;

import io.voicecrm.call.AttemptId;
import java.time.Instant;

/** What a person, or a promise made in a call, changes about a target that waits. */
public sealed interface TargetChange {

    /** Do not call. */
    record Cancel(String why) implements TargetChange {}

    /** Call sooner or later than the others that are due. */
    record Prioritize(Priority priority) implements TargetChange {}

    /** Call at this time, before everybody else who is due then. */
    record CallBack(Instant at) implements TargetChange {}

    /**
     * Call again at this time, before everybody else who is due then, because a call promised it. It also opens a target
     * that was reached, and lets a campaign run again that had finished, unless its end comes first. Of a promise in any
     * but the target's latest attempt nothing is left to keep, so that hearing of it again changes nothing.
     *
     * @param attempt whose call it was promised in
     */
    record Promised(AttemptId attempt, Instant at) implements TargetChange {}
}
