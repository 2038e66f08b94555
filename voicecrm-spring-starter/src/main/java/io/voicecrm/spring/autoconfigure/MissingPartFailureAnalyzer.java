package io.voicecrm.spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a part that is missing, instead of a stack trace. */
final class MissingPartFailureAnalyzer extends AbstractFailureAnalyzer<MissingPartException> {

    /** For Spring. */
    MissingPartFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingPartException cause) {
        return new FailureAnalysis(cause.problem(), cause.action(), cause);
    }
}
