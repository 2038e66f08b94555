package io.voicecrm.compliance;

import java.util.List;

/**
 * Asks the rules in order: the first denial wins, else the latest deferral, else the call is allowed. The same question
 * gets the same answer. Immutable, thread-safe.
 */
public final class ComplianceGate {

    private final List<ComplianceRule> rules;

    private ComplianceGate(List<ComplianceRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** A gate that asks {@code rules}, in this order. */
    public static ComplianceGate of(List<ComplianceRule> rules) {
        return new ComplianceGate(rules);
    }

    /** A gate without rules, which allows every call. */
    public static ComplianceGate open() {
        return new ComplianceGate(List.of());
    }

    /**
     * Decides one question. A rule that throws denies the call: what cannot be checked is not dialed.
     *
     * @return never null
     */
    public Decision decide(DialQuestion question) {
        Decision strictest = Decision.ALLOW;
        for (ComplianceRule rule : rules) {
            Decision answer = ask(rule, question);
            if (answer instanceof Decision.Deny) {
                return answer;
            }
            strictest = later(strictest, answer);
        }
        return strictest;
    }

    private static Decision ask(ComplianceRule rule, DialQuestion question) {
        try {
            return rule.check(question);
        } catch (RuntimeException e) {
            return new Decision.Deny(
                    rule.id(), "rule could not be checked: " + e.getClass().getSimpleName());
        }
    }

    private static Decision later(Decision one, Decision other) {
        if (other instanceof Decision.Defer candidate) {
            boolean wins = !(one instanceof Decision.Defer current)
                    || candidate.until().isAfter(current.until());
            return wins ? other : one;
        }
        return one;
    }
}
