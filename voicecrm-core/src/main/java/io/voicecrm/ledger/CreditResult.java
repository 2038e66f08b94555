package io.voicecrm.ledger;

/** Whether there was enough credit. */
public sealed interface CreditResult extends LedgerOutcome {

    /**
     * There was.
     *
     * @param isNew false if it had been done before, and nothing was posted
     */
    record Done(boolean isNew) implements CreditResult {}

    /**
     * There was not, and nothing was posted.
     *
     * @param missing how much more it takes, in the unit, at least 1
     * @param inFlight how much is held for calls that are up: some of that may come back
     */
    record Insufficient(long missing, long inFlight) implements CreditResult {

        /** Whether the calls that are up can give back enough. */
        public boolean mayComeBack() {
            return inFlight >= missing;
        }
    }

    /** Whether it is done. */
    default boolean isDone() {
        return this instanceof Done;
    }
}
