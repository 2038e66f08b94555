package io.voicecrm.number;

/** What came of a wish to change a number. */
public sealed interface NumberChange {

    /**
     * The wish is granted, and kept. Where {@link PooledNumber#work} is left, it is tried again until it is done.
     *
     * @param number as it is now
     */
    record Done(PooledNumber number) implements NumberChange {}

    /**
     * Nothing was changed, or all of it was undone.
     *
     * @param message what, value and rule, for people to read
     */
    record Refused(Reason reason, String message) implements NumberChange {}

    /** Why a wish is not granted. */
    enum Reason {
        /** The pool has no such number. */
        UNKNOWN_NUMBER,
        /** Somebody else has it, or was faster. */
        TAKEN,
        /** Its state does not allow it. */
        WRONG_STATE,
        /** Somebody is about to connect or to disconnect it; ask again in a moment. */
        BUSY,
        /** The tenant may not use that agent, or there is none. */
        UNKNOWN_AGENT,
        /** The agent's provider cannot take numbers of others. */
        NOT_SUPPORTED,
        /** The provider or the carrier refused it. */
        OUTSIDE
    }
}
