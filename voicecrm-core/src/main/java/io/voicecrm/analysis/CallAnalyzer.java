package io.voicecrm.analysis;

import io.voicecrm.ExtensionPoint;

/**
 * Concludes from a conversation what the provider did not. Implementations are thread-safe, and take what was said as
 * data: nothing that a person says on the phone changes what is asked of the analyzer.
 */
@ExtensionPoint
@FunctionalInterface
public interface CallAnalyzer {

    /**
     * Reads one conversation. An analyzer whose service fails does not throw: it answers with what can be said without
     * the service, and names the reason in {@link CallInsight.Source#remark}. May take seconds; called outside of
     * transactions.
     */
    CallInsight analyze(AnalysisRequest request);
}
