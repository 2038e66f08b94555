package io.voicecrm.compliance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the gate says to a whole list at one moment: the same answers that the dialer would get then.
 *
 * @param total how many were asked about
 * @param allowed how many could be called
 * @param rules what stands against the others, the rule with the most people first
 * @param nextOpening the earliest moment at which somebody can be called; null if nobody can
 */
public record GatePreview(
        long total,
        long allowed,
        List<RuleCount> rules,
        @Nullable Instant nextOpening) {

    private static final int AT_ONCE = 1_000;

    /** Copies the list. */
    public GatePreview {
        rules = List.copyOf(rules);
    }

    /**
     * How many people one rule stands against.
     *
     * @param denied whether they are not called at all; else they are called later
     * @param why what the rule said to the first of them
     * @param citation where the rule is written; empty if it is ours
     * @param opensAt the earliest of the moments that the rule named; null if it denied
     */
    public record RuleCount(
            String ruleId,
            boolean denied,
            long people,
            String why,
            String citation,
            @Nullable Instant opensAt) {}

    /** Asks {@code gate} all questions, some at a time. */
    public static GatePreview of(ComplianceGate gate, Iterator<DialQuestion> questions) {
        Tally tally = new Tally();
        List<DialQuestion> batch = new ArrayList<>();
        while (questions.hasNext()) {
            batch.add(questions.next());
            if (batch.size() == AT_ONCE || !questions.hasNext()) {
                List<Decision> decisions = gate.decide(batch);
                for (int i = 0; i < decisions.size(); i++) {
                    tally.count(batch.get(i), decisions.get(i));
                }
                batch.clear();
            }
        }
        return new GatePreview(
                tally.total,
                tally.allowed,
                tally.rules.values().stream()
                        .sorted(Comparator.comparingLong(RuleCount::people)
                                .reversed()
                                .thenComparing(RuleCount::ruleId))
                        .toList(),
                tally.next);
    }

    private static final class Tally {
        private final Map<String, RuleCount> rules = new LinkedHashMap<>();
        private long total;
        private long allowed;
        private @Nullable Instant next;

        void count(DialQuestion question, Decision decision) {
            total++;
            if (decision instanceof Decision.Deny deny) {
                add(deny.ruleId(), true, deny.why(), deny.grounds(), null);
            } else if (decision instanceof Decision.Defer defer) {
                add(defer.ruleId(), false, defer.why(), defer.grounds(), defer.until());
                next = earlier(next, defer.until());
            } else {
                allowed++;
                next = earlier(next, question.now());
            }
        }

        private void add(String ruleId, boolean denied, String why, Grounds grounds, @Nullable Instant opensAt) {
            rules.merge(
                    ruleId + (denied ? " denied" : " deferred"),
                    new RuleCount(ruleId, denied, 1, why, grounds.citation(), opensAt),
                    (before, one) -> new RuleCount(
                            ruleId,
                            denied,
                            before.people() + 1,
                            before.why(),
                            before.citation(),
                            opensAt == null ? null : earlier(before.opensAt(), opensAt)));
        }

        private static Instant earlier(@Nullable Instant one, Instant other) {
            return one == null || other.isBefore(one) ? other : one;
        }
    }
}
