package io.voicecrm.text;

/** What is known after asking a carrier to send a message. */
public sealed interface Sending {

    /**
     * The carrier has it.
     *
     * @param reference the carrier's name for it
     */
    record Accepted(String reference) implements Sending {}

    /**
     * It was not sent.
     *
     * @param optedOut whether the carrier knows that the person does not want to be texted
     * @param message the carrier's reason, for people to read
     */
    record Refused(boolean optedOut, String message) implements Sending {}

    /**
     * It may or may not have been sent; what the carrier tells later settles it.
     *
     * @param message what happened instead of an answer
     */
    record Unknown(String message) implements Sending {}
}
