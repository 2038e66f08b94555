package io.voicecrm.testkit.simulator;

import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.Transcript;
import java.time.Duration;

/**
 * What happened after a phone rang.
 *
 * @param ringTime until the answer, or until somebody or something gave up; whole seconds
 * @param talkTime from answer to hang-up, whole seconds; zero if nothing answered
 * @param hangUp who ended it
 * @param analysis {@code extracted} holds only what the person said, among {@code name}, {@code email}, {@code intent},
 *     {@code callback_time}
 * @param title a few words for the whole call
 */
public record SimulatedCall(
        CallOutcome outcome,
        Duration ringTime,
        Duration talkTime,
        HangUp hangUp,
        Transcript transcript,
        CallAnalysis analysis,
        Sentiment sentiment,
        String title) {

    /** Who ended a call. */
    public enum HangUp {
        PERSON,
        AGENT,
        /** The longest talk time was over. */
        TIME_LIMIT,
        /** There was nothing to end. */
        NOT_CONNECTED
    }

    /** How the person felt. */
    public enum Sentiment {
        POSITIVE,
        NEUTRAL,
        NEGATIVE
    }
}
