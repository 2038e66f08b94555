package io.voicecrm.compliance;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.PhoneNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Knows whether a number has gone to somebody else since its owner consented. It is asked right before a call too, so that
 * an implementation that pays per question keeps its answers for a while. Implementations are thread-safe.
 */
@ExtensionPoint
public interface ReassignedNumbers {

    /**
     * Answers each question; one that is missing from the map counts as {@link Answer#NO_DATA}. While this throws, nobody is
     * called.
     */
    Map<Question, Answer> ask(Collection<Question> questions);

    /**
     * Is this number still the same person's?
     *
     * @param phone the number
     * @param consentedAt when they consented
     */
    record Question(PhoneNumber phone, Instant consentedAt) {}

    /** What is known. */
    enum Answer {
        /** It was given up for good on or after the day of the consent. */
        REASSIGNED,
        /** It was not. */
        SAME,
        /** Nothing is known of this number. */
        NO_DATA
    }
}
