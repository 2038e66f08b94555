package io.voicecrm.dialer;

/**
 * What one step of the dialer did, in attempts.
 *
 * @param claimed leased from the store
 * @param placed the provider dials
 * @param refused certainly not dialed, by the provider's word
 * @param unknown nobody knows yet
 * @param deferred put back by a rule
 * @param suppressed denied by a rule
 */
public record DialReport(int claimed, int placed, int refused, int unknown, int deferred, int suppressed) {

    /** A step that had nothing to do. */
    static final DialReport IDLE = new DialReport(0, 0, 0, 0, 0, 0);
}
