package io.voicecrm.compliance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * May these numbers be dialed now: the rules of a policy's packs in their order, then the host's own. The first denial
 * wins, else the latest deferral, else the call is allowed. The preview of a campaign and the dialer ask the same. It
 * decides and writes nothing. Thread-safe.
 */
public final class ComplianceGate {

    private static final Logger log = LoggerFactory.getLogger(ComplianceGate.class);
    private static final Duration UNTIL_LISTS_ARE_BACK = Duration.ofMinutes(1);

    private final List<ComplianceRule> rules;
    private final @Nullable Packs packs;

    /** What it takes to ask packs. */
    private record Packs(
            CompliancePolicy policy,
            ComplianceStores stores,
            ChangedPacks changed,
            KeptRates rates,
            Numbers numbers,
            Places places) {}

    private ComplianceGate(List<ComplianceRule> rules, @Nullable Packs packs) {
        this.rules = List.copyOf(rules);
        this.packs = packs;
    }

    /** A gate that asks nothing but {@code rules}, in this order. */
    public static ComplianceGate of(List<ComplianceRule> rules) {
        return new ComplianceGate(rules, null);
    }

    /** A gate that asks the packs of a policy, and {@code rules} of those whom no pack denied. */
    public static ComplianceGate of(CompliancePolicy policy, ComplianceStores stores, List<ComplianceRule> rules) {
        States states = new States();
        Numbers numbers = new Numbers(states);
        return new ComplianceGate(
                rules,
                new Packs(
                        policy,
                        stores,
                        new ChangedPacks(),
                        new KeptRates(stores.answers()),
                        numbers,
                        new Places(numbers, states)));
    }

    /** A gate without rules, which allows every call. */
    public static ComplianceGate open() {
        return of(List.of());
    }

    /** {@link #decide(List)} for one question. */
    public Decision decide(DialQuestion question) {
        return decide(List.of(question)).get(0);
    }

    /**
     * Decides questions as if the calls were placed in this order: whoever is allowed counts against the caps of those
     * behind. Each list is looked into once for all of them. While a list cannot be reached nobody is called: every answer
     * is a short deferral. A rule that throws denies the call: what cannot be checked is not dialed.
     *
     * @return one decision per question, in their order
     */
    public List<Decision> decide(List<DialQuestion> questions) {
        if (packs == null || questions.isEmpty()) {
            return questions.stream()
                    .map(question -> afterOwnRules(Decision.ALLOW, question))
                    .toList();
        }
        Facts facts;
        try {
            facts = Facts.of(questions, packs.policy(), packs.stores(), packs.changed(), packs.rates());
        } catch (RuntimeException e) {
            log.error("lists cannot be looked into, {} calls wait", questions.size(), e);
            return questions.stream().map(ComplianceGate::withoutLists).toList();
        }
        Judge judge = new Judge(facts, packs.numbers(), packs.places());
        Map<Callee, Integer> allowed = new HashMap<>();
        List<Decision> decisions = new ArrayList<>();
        for (DialQuestion question : questions) {
            Decision decision = judged(judge, question, allowed.getOrDefault(question.callee(), 0));
            if (decision instanceof Decision.Allow) {
                allowed.merge(question.callee(), 1, Integer::sum);
            }
            decisions.add(decision);
        }
        return decisions;
    }

    private Decision judged(Judge judge, DialQuestion question, int allowedBefore) {
        Decision decision;
        try {
            decision = judge.decide(question, allowedBefore);
        } catch (RuntimeException e) {
            return unchecked("RULE_PACK", e);
        }
        return decision instanceof Decision.Deny ? decision : afterOwnRules(decision, question);
    }

    private Decision afterOwnRules(Decision before, DialQuestion question) {
        Decision strictest = before;
        for (ComplianceRule rule : rules) {
            Decision answer = ask(rule, question);
            if (answer instanceof Decision.Deny) {
                return answer;
            }
            strictest = later(strictest, answer);
        }
        return strictest;
    }

    private static Decision withoutLists(DialQuestion question) {
        return new Decision.Defer(
                question.now().plus(UNTIL_LISTS_ARE_BACK), "LISTS_UNAVAILABLE", "the lists cannot be looked into");
    }

    private static Decision ask(ComplianceRule rule, DialQuestion question) {
        try {
            return rule.check(question);
        } catch (RuntimeException e) {
            return unchecked(rule.id(), e);
        }
    }

    private static Decision unchecked(String ruleId, RuntimeException e) {
        return new Decision.Deny(
                ruleId, "rule could not be checked: " + e.getClass().getSimpleName());
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
