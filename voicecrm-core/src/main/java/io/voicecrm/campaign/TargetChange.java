package io.voicecrm.campaign;

import java.time.Instant;

/** What a person, or a promise made in a call, changes about a target that waits. */
public sealed interface TargetChange {

    /** Do not call. */
    record Cancel(String why) implements TargetChange {}

    /** Call sooner or later than the others that are due. */
    record Prioritize(Priority priority) implements TargetChange {}

    /** Call at this time, before everybody else who is due then. */
    record CallBack(Instant at) implements TargetChange {}
}
