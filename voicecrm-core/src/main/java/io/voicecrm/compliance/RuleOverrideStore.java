package io.voicecrm.compliance;

import io.voicecrm.ExtensionPoint;
import java.util.List;

/** The operator's changes to rule packs, append-only. Implementations are thread-safe. */
@ExtensionPoint
public interface RuleOverrideStore {

    /** Keeps a change, after all that are there. It holds for the next decision. */
    void add(RuleOverride override);

    /** All changes, oldest first. */
    List<RuleOverride> all();
}
