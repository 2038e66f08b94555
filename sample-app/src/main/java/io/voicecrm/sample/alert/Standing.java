package io.voicecrm.sample.alert;

import io.voicecrm.ledger.LedgerUnit;

/**
 * How much of what a client has is used.
 *
 * @param period whose it is: a month, or the key of the top-up that is being used up
 * @param used in the unit; negative where more is there than came in last
 * @param whole what there was, in the unit, at least 1
 * @param unit talk seconds, or money
 * @param isGone whether the next call is not covered by it
 */
public record Standing(Subject subject, String period, long used, long whole, LedgerUnit unit, boolean isGone) {

    private static final int NEARLY = 80;
    private static final int ALL = 100;

    /** What runs out. */
    public enum Subject {
        /** The minutes that the fee of a month includes. */
        INCLUDED_MINUTES,
        /** What was paid in advance. */
        CREDIT
    }

    /** The mark that is reached: 80, 100, or 0 for none. */
    public int percent() {
        if (isGone || used >= whole) {
            return ALL;
        }
        return used >= whole / ALL * NEARLY + whole % ALL * NEARLY / ALL ? NEARLY : 0;
    }
}
