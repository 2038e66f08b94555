package io.voicecrm.openai;

import java.time.Duration;

/** What came of asking a model. */
sealed interface Answer {

    /** What it used; failures may use tokens too. */
    Tokens tokens();

    /** It concluded; nothing of it is checked yet. */
    record Concluded(Wire.Conclusion conclusion, Tokens tokens) implements Answer {}

    /**
     * It did not.
     *
     * @param pause how long to leave the server alone; zero if only this conversation is concerned
     */
    record Failed(Failure why, Tokens tokens, Duration pause) implements Answer {

        static Failed of(Failure why, Tokens tokens) {
            return new Failed(why, tokens, why.pause());
        }
    }
}
