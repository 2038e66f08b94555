package io.voicecrm.testkit.contract;

import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.analysis.OfflineCallAnalyzer;

class OfflineCallAnalyzerContractTest extends CallAnalyzerContract {

    private final CallAnalyzer analyzer = new OfflineCallAnalyzer();

    @Override
    protected CallAnalyzer analyzer() {
        return analyzer;
    }
}
