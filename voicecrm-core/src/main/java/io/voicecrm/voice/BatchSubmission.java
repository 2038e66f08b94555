package io.voicecrm.voice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known after handing over a batch. */
public sealed interface BatchSubmission {

    /** The provider has it and will call. */
    record Submitted(BatchId batch) implements BatchSubmission {}

    /**
     * Certainly not taken: no phone rings.
     *
     * @param detail a sentence for people, free of secrets and numbers
     * @param retryAfter how long the provider asks us to wait; null if it does not say
     */
    record Refused(
            CallPlacement.Reason reason,
            String detail,
            @Nullable Duration retryAfter) implements BatchSubmission {}

    /**
     * The request may or may not have arrived. Every phone on the list may ring: do not hand it over again before each of
     * its attempts is settled, by {@link Calls#findByAttempt} or {@link BatchCalls#recent}.
     *
     * @param detail a sentence for people, free of secrets and numbers
     */
    record Unknown(String detail) implements BatchSubmission {}
}
