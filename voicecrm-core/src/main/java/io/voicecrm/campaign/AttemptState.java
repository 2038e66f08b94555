package io.voicecrm.campaign;

/**
 * The life of an attempt. This is the only table of allowed moves; every store asks it.
 *
 * <pre>
 * CLAIMED ──► SUBMITTING ──► PLACED ──► ENDED ──► FINISHED
 *    │            │              └──► FINISHED
 *    │            ├──► UNKNOWN ──► PLACED, FINISHED, RELEASED    (its own answer came late after all)
 *    │            ├──► FINISHED     (the end can overtake the answer to the dial)
 *    ├──► RELEASED ◄──┘             (certainly not dialed: back to the queue, not counted)
 *    └──► SUPPRESSED                (a rule forbids it)
 * </pre>
 */
public enum AttemptState {
    /** Leased to a dialer; nothing has left us. */
    CLAIMED,
    /** Stored before the request leaves: from here on the phone may ring. */
    SUBMITTING,
    /** Nobody knows whether the request arrived. */
    UNKNOWN,
    /** The provider dials. */
    PLACED,
    /** The call is over, how it went is not known yet: providers analyze for a while. Its slot is free. */
    ENDED,
    /** Over, with an outcome. */
    FINISHED,
    /** Certainly not dialed; the target went back to the queue. */
    RELEASED,
    /** Denied by a rule. */
    SUPPRESSED;

    /** Whether an attempt may go from this state to {@code next}. */
    public boolean canBecome(AttemptState next) {
        return switch (this) {
            case CLAIMED -> next == SUBMITTING || next == RELEASED || next == SUPPRESSED;
            case SUBMITTING -> next == PLACED || next == UNKNOWN || next == RELEASED || next == FINISHED;
            case UNKNOWN -> next == PLACED || next == FINISHED || next == RELEASED;
            case PLACED -> next == ENDED || next == FINISHED;
            case ENDED -> next == FINISHED;
            case FINISHED, RELEASED, SUPPRESSED -> false;
        };
    }

    /** Whether the attempt takes one of the account's slots: it is claimed, or a call may be up. */
    public boolean isLive() {
        return this == CLAIMED || this == SUBMITTING || this == UNKNOWN || this == PLACED;
    }

    /** Whether nothing more becomes of the attempt. */
    public boolean isOver() {
        return this == FINISHED || this == RELEASED || this == SUPPRESSED;
    }
}
