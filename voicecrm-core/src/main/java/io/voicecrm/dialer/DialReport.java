package io.voicecrm.dialer;

import java.util.Map;

/**
 * What one step of the dialer did, in attempts. Answers count in the step that stores them, which may be a later one than
 * that which dialed.
 *
 * @param claimed leased from the store
 * @param placed the provider dials
 * @param refused certainly not dialed, by the provider's word
 * @param unknown nobody knows yet
 * @param deferred put back by a rule
 * @param suppressed denied by a rule
 * @param byRule how many each rule deferred or denied, by its id
 */
public record DialReport(
        int claimed, int placed, int refused, int unknown, int deferred, int suppressed, Map<String, Integer> byRule) {

    /** Copies the map. */
    public DialReport {
        byRule = Map.copyOf(byRule);
    }

    /** Whether the next step may find something to do at once. */
    public boolean hasWork() {
        return claimed > 0 || placed > 0 || refused > 0 || unknown > 0;
    }
}
