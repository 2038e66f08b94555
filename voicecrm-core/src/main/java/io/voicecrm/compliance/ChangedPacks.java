package io.voicecrm.compliance;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Packs as the operator changed them, kept until the next change: to read a pack again costs more than to ask it. */
final class ChangedPacks {

    private final AtomicReference<Version> last = new AtomicReference<>(new Version(List.of()));

    private static final class Version {
        private final List<RuleOverride> overrides;
        private final Map<RulePack, RulePack> packs = new ConcurrentHashMap<>();

        Version(List<RuleOverride> overrides) {
            this.overrides = overrides;
        }

        RulePack of(RulePack pack) {
            return overrides.isEmpty() ? pack : packs.computeIfAbsent(pack, base -> base.with(overrides));
        }
    }

    /** What each pack has become by these changes. */
    UnaryOperator<RulePack> by(List<RuleOverride> overrides) {
        Version version = last.updateAndGet(kept -> kept.overrides.equals(overrides) ? kept : new Version(overrides));
        return version::of;
    }
}
