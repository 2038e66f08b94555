package io.voicecrm.compliance;

/** What the gate looks into and writes to, all over the same data. */
public record ComplianceStores(
        DoNotCallStore doNotCall,
        ConsentStore consents,
        RelationshipStore relationships,
        DisconnectionStore disconnections,
        LiveAnswerStore answers,
        RecentAttempts attempts,
        RuleOverrideStore overrides,
        DecisionLog decisions) {}
