package io.voicecrm.compliance;

import io.voicecrm.compliance.Decision.Defer;
import io.voicecrm.compliance.LiveAnswerStore.Abandonment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What makes a person or a campaign wait whatever the hour: caps, rests after calls, and too many abandoned ones. Pure. */
final class Waits {

    private final CallHistory history;

    Waits(CallHistory history) {
        this.history = history;
    }

    /**
     * The wait that takes longest.
     *
     * @param allowedBefore how often this batch has allowed the same person already
     */
    Optional<Defer> longest(DialCase one, int allowedBefore) {
        Stream<Optional<Defer>> rests = one.rules().rests().stream().map(rule -> rest(one, rule));
        Stream<Optional<Defer>> campaign = one.rules().abandonment().stream().map(rule -> throttle(one, rule));
        Instant now = one.question().now();
        return Stream.concat(caps(one, allowedBefore), Stream.concat(rests, campaign))
                .flatMap(Optional::stream)
                .filter(wait -> wait.until().isAfter(now))
                .reduce((first, later) -> later.until().isAfter(first.until()) ? later : first);
    }

    private Stream<Optional<Defer>> caps(DialCase one, int allowedBefore) {
        if (one.rules().caps().isEmpty()) {
            return Stream.empty();
        }
        List<Instant> times = new ArrayList<>(history.attemptsAt(one.question().callee()));
        for (int i = 0; i < allowedBefore; i++) {
            times.add(one.question().now());
        }
        return one.rules().caps().stream().map(rule -> cap(one, rule, times));
    }

    private static Optional<Defer> cap(DialCase one, Rule.Cap rule, List<Instant> times) {
        int first = times.size() - rule.max();
        return !one.holds(rule) || first < 0
                ? Optional.empty()
                : Optional.of(wait(
                        one,
                        rule,
                        times.get(first).plus(rule.period()),
                        "called " + rule.max() + " times within " + rule.period()));
    }

    private Optional<Defer> rest(DialCase one, Rule.Rest rule) {
        boolean isAboutTalks = rule.after() == Rule.Rest.After.CONVERSATION;
        if (!one.holds(rule)) {
            return Optional.empty();
        }
        String why = isAboutTalks
                ? "they were talked to within " + rule.period()
                : "a call to them was abandoned within " + rule.period();
        return history.answersOf(one.question().callee()).stream()
                .filter(answer -> answer.isConversation() == isAboutTalks)
                .map(LiveAnswer::at)
                .max(Instant::compareTo)
                .map(last -> wait(one, rule, last.plus(rule.period()), why));
    }

    /** Until the oldest of the abandoned calls counts no more: without it no further call can lower the rate. */
    private Optional<Defer> throttle(DialCase one, Rule.AbandonmentBound rule) {
        UUID campaign = one.question().campaign();
        if (campaign == null || !one.holds(rule)) {
            return Optional.empty();
        }
        Abandonment rate = history.abandonmentOf(rule, campaign);
        @Nullable Instant oldest = rate.oldestAbandoned();
        boolean isAbove = rate.abandoned() * 100 > rate.answered() * rule.percent();
        if (oldest == null || rate.answered() < rule.minimum() || !isAbove) {
            return Optional.empty();
        }
        String why = rate.abandoned() + " of " + rate.answered()
                + " answered calls of the campaign were abandoned, above " + rule.percent() + " %";
        return Optional.of(wait(one, rule, rule.forgets(oldest), why));
    }

    private static Defer wait(DialCase one, Rule rule, Instant until, String why) {
        return new Defer(until, rule.row().id(), why, one.grounds(rule.row().source()));
    }
}
