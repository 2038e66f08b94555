package io.voicecrm.spring.autoconfigure;

import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.compliance.ComplianceRule;
import io.voicecrm.context.ContextSource;
import io.voicecrm.engine.VoiceCrmBuilder;
import io.voicecrm.voice.VoiceProvider;
import java.time.Clock;
import java.util.List;

/** What the engine is given besides its first provider and its stores. */
record EngineParts(
        VoiceCrmProperties properties,
        Clock clock,
        CompliancePolicy policy,
        List<ComplianceRule> rules,
        List<ContextSource> contextSources,
        CallAnalyzer analyzer) {

    /** @param accounts that which building began with first */
    void addTo(VoiceCrmBuilder builder, List<VoiceProvider> accounts) {
        builder.clock(clock)
                .analyzer(analyzer)
                .compliance(policy)
                .limits(properties.limitsOf(accounts.get(0).id()))
                .dialer(properties.dialer().toDialerOptions())
                .options(properties.engine().toEngineOptions())
                .maxWaitingWebhooks(properties.webhooks().maxWaiting())
                .keepWebhooksFor(properties.webhooks().keepFor());
        accounts.stream().skip(1).forEach(account -> builder.account(account, properties.limitsOf(account.id())));
        properties.pricesPerMinute().forEach(builder::pricePerMinute);
        rules.forEach(builder::rule);
        contextSources.forEach(builder::contextSource);
    }
}
