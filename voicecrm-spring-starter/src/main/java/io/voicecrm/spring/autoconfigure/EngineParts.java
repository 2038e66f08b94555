package io.voicecrm.spring.autoconfigure;

import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.compliance.ComplianceRule;
import io.voicecrm.context.ContextSource;
import io.voicecrm.engine.VoiceCrm;
import java.time.Clock;
import java.util.List;

/** What the engine is given besides its provider and its stores. */
record EngineParts(
        VoiceCrmProperties properties,
        Clock clock,
        CompliancePolicy policy,
        List<ComplianceRule> rules,
        List<ContextSource> contextSources,
        CallAnalyzer analyzer) {

    void addTo(VoiceCrm.Builder builder) {
        builder.clock(clock)
                .analyzer(analyzer)
                .compliance(policy)
                .limits(properties.limits().toAccountLimits())
                .dialer(properties.dialer().toDialerOptions())
                .options(properties.engine().toEngineOptions())
                .maxWaitingWebhooks(properties.webhooks().maxWaiting())
                .keepWebhooksFor(properties.webhooks().keepFor());
        rules.forEach(builder::rule);
        contextSources.forEach(builder::contextSource);
    }
}
