package io.voicecrm.compliance;

import io.voicecrm.compliance.Decision.Defer;
import io.voicecrm.compliance.Decision.Deny;
import io.voicecrm.compliance.DoNotCallStore.NationalMatch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rules of the packs to a batch of questions, in one order: blocked numbers and countries, do-not-call, national
 * lists, consent, place, caps, hours. Pure: all it knows are the facts it was given. For one thread and one batch.
 */
final class Judge {

    private final Facts facts;
    private final Numbers numbers;
    private final Places places;
    private final Map<Opening, Optional<Instant>> openings = new HashMap<>();

    private record Opening(List<Schedule> schedules, List<ZoneId> zones, Instant from) {}

    Judge(Facts facts, Numbers numbers, Places places) {
        this.facts = facts;
        this.numbers = numbers;
        this.places = places;
    }

    /** @param allowedBefore how often this batch has allowed the same person already */
    Decision decide(DialQuestion question, int allowedBefore) {
        Case one = open(question);
        return blocked(one)
                .or(() -> country(one))
                .or(() -> doNotCall(one))
                .or(() -> national(one))
                .or(() -> consent(one))
                .or(() -> place(one))
                .or(() -> capsAndHours(one, allowedBefore))
                .orElseGet(() -> new Decision.Allow(one.grounds("")));
    }

    /** A question with what it takes to answer it. */
    private record Case(DialQuestion question, Numbers.Number number, CalledPlace place, RulePack pack, RuleSet rules) {

        boolean holds(Rule rule) {
            return rule.row().holdsOn(today());
        }

        /** Where nobody knows the zone, the date of Greenwich has to do. */
        LocalDate today() {
            ZoneId zone =
                    place.zones().isEmpty() ? ZoneOffset.UTC : place.zones().get(0);
            return question.now().atZone(zone).toLocalDate();
        }

        Grounds grounds(String citation) {
            return new Grounds(citation, pack.id() + " " + pack.version(), place, question.now());
        }

        Optional<Decision> deny(String ruleId, String why, String citation) {
            return Optional.of(new Deny(ruleId, why, grounds(citation)));
        }

        Optional<Decision> deny(Rule rule, String why) {
            return deny(rule.row().id(), why, rule.row().source());
        }
    }

    private Case open(DialQuestion question) {
        RulePack pack = facts.packs().get(question.tenant());
        if (pack == null) {
            throw new IllegalStateException("tenant " + question.tenant() + ": has no rule pack");
        }
        Numbers.Number number = numbers.read(question.contact().phone());
        boolean matters = pack.needsPlace() || question.terms().window() != null;
        CalledPlace place = matters
                ? places.of(question.contact(), number)
                : new CalledPlace(number.country(), List.of(), List.of(), ZoneBasis.UNKNOWN);
        return new Case(
                question,
                number,
                place,
                pack,
                pack.rulesFor(place, question.terms().purpose()));
    }

    private Optional<Decision> blocked(Case one) {
        for (Rule.Blocked rule : one.rules().blocked()) {
            if (one.holds(rule)
                    && numbers.is(rule.type(), one.question().contact().phone(), one.number())) {
                return one.deny(rule, "the number is one of kind " + rule.type());
            }
        }
        return Optional.empty();
    }

    private Optional<Decision> country(Case one) {
        String country = one.place().country();
        Set<String> allowed = facts.countries().get(one.question().tenant());
        if (allowed != null && (country == null || !allowed.contains(country))) {
            return one.deny("COUNTRY_NOT_ALLOWED", "calls to " + named(country) + " are not on the allow-list", "");
        }
        if (!one.rules().isCovered()) {
            String ruleId = allowed == null ? "COUNTRY_NOT_ALLOWED" : "PACK_MISSING";
            return one.deny(ruleId, "there are no rules for calls to " + named(country), "");
        }
        return Optional.empty();
    }

    private static String named(@Nullable String country) {
        return country == null ? "a number of no country" : country;
    }

    private Optional<Decision> doNotCall(Case one) {
        DoNotCall entry = facts.doNotCall(one.question().callee());
        if (entry == null) {
            return Optional.empty();
        }
        return entry.tenant() == null
                ? one.deny("DNC_PLATFORM", "on the platform's do-not-call list", "")
                : one.deny("DNC_INTERNAL", "asked not to be called", "47 CFR 64.1200(d)");
    }

    private Optional<Decision> national(Case one) {
        for (Rule.Scrub rule : one.rules().scrubs()) {
            if (!one.holds(rule) || isWaived(one, rule)) {
                continue;
            }
            NationalMatch match = facts.national().get(rule.list());
            Instant oldest = one.question().now().minus(rule.maxAge());
            if (match == null || match.asOf().isBefore(oldest)) {
                String age = match == null ? "was never imported" : "is of " + match.asOf();
                return one.deny(
                        "DNC_STALE",
                        "list " + rule.list() + " " + age + "; at most "
                                + rule.maxAge().toDays() + " days old are allowed",
                        rule.row().source());
            }
            if (match.listed().contains(one.question().contact().phone())) {
                return one.deny(
                        "DNC_NATIONAL", "on list " + rule.list(), rule.row().source());
            }
        }
        return Optional.empty();
    }

    private boolean isWaived(Case one, Rule.Scrub rule) {
        ConsentLevel needed = rule.waivedBy();
        return needed != null && hasRecorded(one, needed);
    }

    private boolean hasRecorded(Case one, ConsentLevel needed) {
        Purpose purpose = one.question().terms().purpose();
        return facts.consentsOf(one.question().callee()).stream()
                .anyMatch(consent ->
                        consent.permits(purpose, needed, one.question().now()));
    }

    private Optional<Decision> consent(Case one) {
        for (Rule.Permission rule : one.rules().permissions()) {
            if (one.holds(rule) && !hasRecorded(one, rule.level()) && !isAttested(one, rule.level())) {
                return one.deny(
                        rule,
                        "there is no consent of level " + rule.level() + " for "
                                + one.question().terms().purpose());
            }
        }
        return Optional.empty();
    }

    private boolean isAttested(Case one, ConsentLevel needed) {
        DialQuestion question = one.question();
        AttestedConsent attested = question.terms().consent();
        return attested != null
                && attested.level().covers(needed)
                && !attested.at().isAfter(question.now())
                && facts.consentsOf(question.callee()).stream()
                        .noneMatch(consent -> consent.isAbout(question.terms().purpose())
                                && consent.isRevokedBetween(attested.at(), question.now()));
    }

    private Optional<Decision> place(Case one) {
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

    private Optional<Decision> capsAndHours(Case one, int allowedBefore) {
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
    private Optional<Defer> cap(Case one, int allowedBefore) {
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

    private static List<Schedule> schedules(Case one) {
        CallWindow window = one.question().terms().window();
        List<Schedule> schedules = new ArrayList<>(one.rules().hours());
        if (window != null) {
            schedules.add(window);
        }
        return schedules;
    }

    private Optional<Instant> opening(Case one, Instant from) {
        List<ZoneId> zones = one.place().zones();
        return openings.computeIfAbsent(
                new Opening(schedules(one), zones, from),
                key -> Openings.next(key.schedules(), key.zones(), key.from()));
    }

    /** Names the schedule that opens last by itself, since that is the one people wait for. */
    private static Decision closed(Case one, Instant opening) {
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
