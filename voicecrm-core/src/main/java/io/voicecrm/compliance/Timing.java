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

/** May this person be called now: caps and rests, then hours, in every zone that they may be in. Pure. For one thread and batch. */
final class Timing {

    private final Waits waits;

    /** By identity: a pack has one set of rules per place, and to compare them costs more than to find an opening. */
    private final Map<RuleSet, Map<Opening, Optional<Instant>>> openings = new IdentityHashMap<>();

    private record Opening(@Nullable CallWindow window, List<ZoneId> zones, Instant from) {}

    Timing(CallHistory history) {
        this.waits = new Waits(history);
    }

    /**
     * A deferral, or a denial where there is no place or no hour to call.
     *
     * @param allowedBefore how often this batch has allowed the same person already
     */
    Optional<Decision> check(DialCase one, int allowedBefore) {
        return place(one).or(() -> waitsAndHours(one, allowedBefore));
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

    private Optional<Decision> waitsAndHours(DialCase one, int allowedBefore) {
        Instant now = one.question().now();
        Optional<Defer> wait = waits.longest(one, allowedBefore);
        Instant earliest = wait.map(Defer::until).orElse(now);
        Optional<Instant> opening = opening(one, earliest);
        if (opening.isEmpty()) {
            return one.deny("NO_OPENING", "no moment in two months is inside every call window", "");
        }
        if (wait.isPresent()) {
            Defer longest = wait.get();
            return Optional.of(new Defer(opening.get(), longest.ruleId(), longest.why(), longest.grounds()));
        }
        return opening.get().equals(now) ? Optional.empty() : Optional.of(closed(one, opening.get()));
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
