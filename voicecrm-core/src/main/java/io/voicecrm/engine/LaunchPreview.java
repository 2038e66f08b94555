package io.voicecrm.engine;

import io.voicecrm.compliance.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would happen if a campaign were started now: the dialer's own gate, asked about everybody who waits.
 *
 * @param waiting who would be called at all
 * @param allowed who would be called now
 * @param rules what keeps the others from it, most people first
 * @param nextOpening when somebody of those who are deferred may be called at the earliest; null if nobody is deferred
 * @param estimatedTalkTime what talking to everybody who is not denied takes, by what the tenant's calls took so far
 */
public record LaunchPreview(
        long waiting,
        long allowed,
        List<ByRule> rules,
        @Nullable Instant nextOpening,
        Duration estimatedTalkTime) {

    /** Copies the list. */
    public LaunchPreview {
        rules = List.copyOf(rules);
    }

    /**
     * What one rule does.
     *
     * @param denies true if these people are never called by this campaign, false if later
     * @param why a sentence for people, of one of the cases
     * @param citation where the rule is written; empty if it is ours
     * @param nextOpening the earliest time at which one of them may be called; null if the rule denies
     */
    public record ByRule(
            String ruleId,
            boolean denies,
            long people,
            String why,
            String citation,
            @Nullable Instant nextOpening) {}

    /** Who is not denied. */
    public long callable() {
        return waiting
                - rules.stream()
                        .filter(ByRule::denies)
                        .mapToLong(ByRule::people)
                        .sum();
    }

    /** Counts decisions. Not thread-safe. */
    static final class Tally {

        private record Key(String ruleId, boolean denies) {}

        private final Map<Key, ByRule> rules = new LinkedHashMap<>();
        private long waiting;
        private long allowed;

        void add(Decision decision) {
            waiting++;
            if (decision instanceof Decision.Deny deny) {
                count(new ByRule(
                        deny.ruleId(), true, 1, deny.why(), deny.grounds().citation(), null));
            } else if (decision instanceof Decision.Defer defer) {
                count(new ByRule(
                        defer.ruleId(), false, 1, defer.why(), defer.grounds().citation(), defer.until()));
            } else {
                allowed++;
            }
        }

        LaunchPreview preview(Duration talkTimePerPerson) {
            List<ByRule> counted = new ArrayList<>(rules.values());
            counted.sort(Comparator.comparingLong(ByRule::people).reversed());
            Instant next = null;
            for (ByRule rule : counted) {
                next = earlier(next, rule.nextOpening());
            }
            LaunchPreview preview = new LaunchPreview(waiting, allowed, counted, next, Duration.ZERO);
            return new LaunchPreview(
                    waiting, allowed, counted, next, talkTimePerPerson.multipliedBy(preview.callable()));
        }

        private void count(ByRule one) {
            rules.merge(
                    new Key(one.ruleId(), one.denies()),
                    one,
                    (known, more) -> new ByRule(
                            known.ruleId(),
                            known.denies(),
                            known.people() + 1,
                            known.why(),
                            known.citation(),
                            earlier(known.nextOpening(), more.nextOpening())));
        }

        private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isBefore(other) ? one : other;
        }
    }
}
