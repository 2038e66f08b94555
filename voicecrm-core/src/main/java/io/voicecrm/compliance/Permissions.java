package io.voicecrm.compliance;

import io.voicecrm.compliance.DoNotCallStore.NationalMatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** May this person be called at all: numbers, countries, lists and consent, in this order. Pure. */
final class Permissions {

    private final Facts facts;
    private final Numbers numbers;
    private final ConsentRules consents;

    Permissions(Facts facts, Numbers numbers) {
        this.facts = facts;
        this.numbers = numbers;
        this.consents = new ConsentRules(facts.grants());
    }

    /** The first denial. */
    Optional<Decision> check(DialCase one) {
        return blocked(one)
                .or(() -> country(one))
                .or(() -> doNotCall(one))
                .or(() -> national(one))
                .or(() -> consents.check(one));
    }

    /** What an allowed call rests on besides a consent, in words: an earlier deal with its date and source; else empty. */
    String groundOf(DialCase one) {
        for (Rule.Scrub rule : one.rules().scrubs()) {
            if (one.holds(rule) && !isWaived(one, rule)) {
                return exemption(one, rule).orElse("");
            }
        }
        return "";
    }

    private Optional<Decision> blocked(DialCase one) {
        for (Rule.Blocked rule : one.rules().blocked()) {
            if (one.holds(rule)
                    && numbers.is(rule.type(), one.question().contact().phone(), one.number())) {
                return one.deny(rule, "the number is one of kind " + rule.type());
            }
        }
        return Optional.empty();
    }

    private Optional<Decision> country(DialCase one) {
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

    private Optional<Decision> doNotCall(DialCase one) {
        DoNotCall entry = facts.doNotCall(one.question().callee());
        if (entry == null) {
            return Optional.empty();
        }
        return entry.tenant() == null
                ? one.deny("DNC_PLATFORM", "on the platform's do-not-call list", "")
                : one.deny("DNC_INTERNAL", "asked not to be called", "47 CFR 64.1200(d)");
    }

    private Optional<Decision> national(DialCase one) {
        for (Rule.Scrub rule : one.rules().scrubs()) {
            if (!one.holds(rule) || isWaived(one, rule) || exemption(one, rule).isPresent()) {
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

    private boolean isWaived(DialCase one, Rule.Scrub rule) {
        ConsentLevel needed = rule.waivedBy();
        return needed != null && consents.isOnRecord(one, needed);
    }

    /** By the dates where the person is: an earlier deal holds to the end of its last day. */
    private Optional<String> exemption(DialCase one, Rule.Scrub scrub) {
        for (Rule.Exemption rule : one.rules().exemptions()) {
            if (!one.holds(rule) || !rule.list().equals(scrub.list())) {
                continue;
            }
            for (Relationship deal :
                    facts.grants().relationshipsOf(one.question().callee())) {
                LocalDate day = one.dateOf(deal.at());
                boolean lasts = !day.plus(rule.period()).isBefore(one.today());
                if (deal.kind() == rule.kind() && deal.standsAt(one.question().now()) && lasts) {
                    return Optional.of(rule.row().id() + ", " + rule.row().source() + ": " + deal.kind() + " on " + day
                            + ", " + deal.source());
                }
            }
        }
        return Optional.empty();
    }
}
