package io.voicecrm.testkit.wire;

/** What can go wrong with one request to {@link SimulatedOpenAi}. */
public enum OpenAiFault {
    /** The model refuses: an answer without content. */
    REFUSAL,
    /** The answer is cut off at the token limit, in the middle of its JSON. */
    TRUNCATED,
    /** The answer is withheld by a filter. */
    FILTERED,
    /** The answer is prose, as a server that ignores the schema gives it. */
    PROSE,
    /** The answer is JSON of another shape. */
    OTHER_SHAPE,
    /** 429: too many requests; others will be answered again soon. */
    RATE_LIMITED,
    /** 429: the account has no credit; waiting does not help. */
    OUT_OF_QUOTA,
    /** 500. */
    SERVER_ERROR,
    /** The connection is closed without an answer. */
    HANG_UP
}
