package io.voicecrm.memory;

import io.voicecrm.compliance.RuleOverride;
import io.voicecrm.compliance.RuleOverrideStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

final class InMemoryRuleOverrideStore implements RuleOverrideStore {

    private final List<RuleOverride> overrides = new CopyOnWriteArrayList<>();

    @Override
    public void add(RuleOverride override) {
        overrides.add(override);
    }

    @Override
    public List<RuleOverride> all() {
        return List.copyOf(overrides);
    }
}
