package io.voicecrm.compliance;

import io.voicecrm.compliance.Decision.Defer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** May this person be called now: caps, then hours, in every zone that they may be in. Pure. For one thread and batch. */
final class Timing {

    private final Facts facts;

    /** By identity: a pack has one set of rules per place, and to compare them costs more than to find an opening. */
    private final Map<RuleSet, Map<Opening, Optional<Instant>>> openings = new IdentityHashMap<>();

    private record Opening(@Nullable CallWindow window, List<ZoneId> zones, Instant from) {}

    Timing(Facts facts) {
        this.facts = facts;
    }

    /**
     * A deferral, or a denial where there is no place or no hour to call.
     *
     * @param allowedBefore how often this batch has allowed the same person already
     */
    Optional<Decision> check(DialCase one, int allowedBefore) {
        return place(one).or(() -> capsAndHours(one, allowedBefore));
    }

    private Optional<Decision> place(DialCase one) {
        if (schedules(one).isEmpty()) {
            return Optional.empty();
        }
        if (one.place().zones().isEmpty()) {
            return one.deny("TZ_UNKNOWN", "nothing says in which time zone the person is", "");
        }
        String country = one.place().country();
        if (country != null && one.place().states().isEmpty() && one.pack().hasStatesOf(country)) {
            return one.deny("STATE_UNKNOWN", "nothing says in which state of " + country + " the person is", "");
        }
        return Optional.empty();
    }

    private Optional<Decision> capsAndHours(DialCase one, int allowedBefore) {
        Instant now = one.question().now();
        Optional<Defer> cap = cap(one, allowedBefore);
        Instant earliest = cap.map(Defer::until).orElse(now);
        Optional<Instant> opening = opening(one, earliest);
        if (opening.isEmpty()) {
            return one.deny("NO_OPENING", "no moment in two months is inside every call window", "");
        }
        if (cap.isPresent()) {
            Defer full = cap.get();
            return Optional.of(new Defer(opening.get(), full.ruleId(), full.why(), full.grounds()));
        }
        return opening.get().equals(now) ? Optional.empty() : Optional.of(closed(one, opening.get()));
    }

    /** The cap that takes longest to free. */
    private Optional<Defer> cap(DialCase one, int allowedBefore) {
        Instant now = one.question().now();
        List<Instant> times = new ArrayList<>(facts.attemptsAt(one.question().callee()));
        for (int i = 0; i < allowedBefore; i++) {
            times.add(now);
        }
        Defer longest = null;
        for (Rule.Cap rule : one.rules().caps()) {
            int first = times.size() - rule.max();
            if (!one.holds(rule) || first < 0) {
                continue;
            }
            Instant free = times.get(first).plus(rule.period());
            if (free.isAfter(now) && (longest == null || free.isAfter(longest.until()))) {
                String why = "called " + rule.max() + " times within " + rule.period();
                longest = new Defer(
                        free, rule.row().id(), why, one.grounds(rule.row().source()));
            }
        }
        return Optional.ofNullable(longest);
    }

    private static List<Schedule> schedules(DialCase one) {
        CallWindow window = one.question().terms().window();
        List<Schedule> schedules = new ArrayList<>(one.rules().hours());
        if (window != null) {
            schedules.add(window);
        }
        return schedules;
    }

    private Optional<Instant> opening(DialCase one, Instant from) {
        return openings.computeIfAbsent(one.rules(), rules -> new HashMap<>())
                .computeIfAbsent(
                        new Opening(one.question().terms().window(), one.place().zones(), from),
                        key -> Openings.next(schedules(one), key.zones(), key.from()));
    }

    /** Names the schedule that opens last by itself, since that is the one people wait for. */
    private static Decision closed(DialCase one, Instant opening) {
        Schedule last = null;
        Instant latest = one.question().now();
        for (Schedule schedule : schedules(one)) {
            for (ZoneId zone : one.place().zones()) {
                Instant own =
                        Openings.next(schedule, zone, one.question().now()).orElse(latest);
                if (own.isAfter(latest)) {
                    latest = own;
                    last = schedule;
                }
            }
        }
        if (last instanceof Rule.OpenHours rule) {
            return new Defer(
                    opening,
                    rule.row().id(),
                    "outside " + rule.row().value() + " there",
                    one.grounds(rule.row().source()));
        }
        return new Defer(opening, "CAMPAIGN_WINDOW", "outside the campaign's hours, " + last, one.grounds(""));
    }
}
