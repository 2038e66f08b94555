package io.voicecrm.number;

/** What is known after asking to buy a number. */
public sealed interface Purchase {

    /** The number is ours. */
    record Bought(CarrierNumber number) implements Purchase {}

    /**
     * The number is not ours, and nothing was charged.
     *
     * @param message the carrier's words, for people to read
     */
    record Refused(Reason reason, String message) implements Purchase {}

    /**
     * The number may or may not be ours; {@link Carrier#find} settles it.
     *
     * @param message what happened instead of an answer
     */
    record Unknown(String message) implements Purchase {}

    /** Why a number was not sold, by what helps. */
    enum Reason {
        /** Somebody else has it, or it does not exist; another one may do. */
        GONE,
        /** An address, a bundle of documents or the like is missing; others of its kind are refused too. */
        NEEDS_PAPERS,
        /** The account may not buy, or has no credit or no room left; no number will do. */
        ACCOUNT,
        /** Too many requests; the same may do later. */
        TOO_FAST,
        /** Anything else that the carrier does not accept. */
        INVALID
    }
}
