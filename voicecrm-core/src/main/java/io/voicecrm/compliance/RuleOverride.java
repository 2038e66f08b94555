package io.voicecrm.compliance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that the operator made to a pack. It is kept for good; the last one of a rule holds.
 *
 * @param pack which pack, by id
 * @param ruleId which rule; a new id adds a rule
 * @param before the rule as it was; null if there was none
 * @param after the rule as it is from now on; null switches it off
 * @param by who changed it
 * @param why a reason for people, not blank
 * @param at when
 */
public record RuleOverride(
        String pack,
        String ruleId,
        @Nullable RuleRow before,
        @Nullable RuleRow after,
        String by,
        String why,
        Instant at) {

    /** @throws IllegalArgumentException if there is no reason, or {@code after} is another rule */
    public RuleOverride {
        if (by.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("override of " + ruleId + ": needs who and why");
        }
        if (after != null && !after.id().equals(ruleId)) {
            throw new IllegalArgumentException("override of " + ruleId + ": is of rule " + after.id());
        }
    }
}
