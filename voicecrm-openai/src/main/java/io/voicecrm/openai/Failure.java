package io.voicecrm.openai;

import java.time.Duration;
import java.util.Locale;

/** Why a model did not answer, by what helps. */
enum Failure {
    /** The tenant has used up its day. */
    OVER_BUDGET(Duration.ZERO),
    /** Too many requests: soon it goes on. */
    RATE_LIMITED(Duration.ofSeconds(10)),
    /** The account has no credit; only its owner can help. */
    OUT_OF_CREDIT(Duration.ofMinutes(10)),
    /** The key or the model is wrong; only the owner can help. */
    NOT_AUTHORIZED(Duration.ofMinutes(10)),
    /** The server fails or does not answer. */
    UNAVAILABLE(Duration.ofSeconds(10)),
    /** The server does not take the request, such as a conversation that is too long for it. */
    NOT_ACCEPTED(Duration.ZERO),
    /** The model does not want to. */
    REFUSED(Duration.ZERO),
    /** The answer is cut off at its longest. */
    TRUNCATED(Duration.ZERO),
    /** A filter withholds the answer. */
    FILTERED(Duration.ZERO),
    /** The answer is not what was asked for. */
    UNREADABLE(Duration.ZERO);

    private final Duration pause;

    Failure(Duration pause) {
        this.pause = pause;
    }

    /** How long to leave the server alone where it does not say; zero if only this one conversation is concerned. */
    Duration pause() {
        return pause;
    }

    /** Whether somebody has to do something before it goes on. */
    boolean needsSomebody() {
        return this == OUT_OF_CREDIT || this == NOT_AUTHORIZED;
    }

    /** In lower case, as it is kept with a call. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
