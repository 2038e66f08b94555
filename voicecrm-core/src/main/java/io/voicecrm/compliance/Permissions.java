package io.voicecrm.compliance;

import io.voicecrm.compliance.DoNotCallStore.NationalMatch;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** May this person be called at all: numbers, countries, lists and consent, in this order. Pure. */
final class Permissions {

    private final Facts facts;
    private final Numbers numbers;

    Permissions(Facts facts, Numbers numbers) {
        this.facts = facts;
        this.numbers = numbers;
    }

    /** The first denial. */
    Optional<Decision> check(DialCase one) {
        return blocked(one)
                .or(() -> country(one))
                .or(() -> doNotCall(one))
                .or(() -> national(one))
                .or(() -> consent(one));
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

    private boolean isWaived(DialCase one, Rule.Scrub rule) {
        ConsentLevel needed = rule.waivedBy();
        return needed != null && hasRecorded(one, needed);
    }

    private boolean hasRecorded(DialCase one, ConsentLevel needed) {
        Purpose purpose = one.question().terms().purpose();
        return facts.consentsOf(one.question().callee()).stream()
                .anyMatch(consent ->
                        consent.permits(purpose, needed, one.question().now()));
    }

    private Optional<Decision> consent(DialCase one) {
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

    private boolean isAttested(DialCase one, ConsentLevel needed) {
        DialQuestion question = one.question();
        AttestedConsent attested = question.terms().consent();
        return attested != null
                && attested.level().covers(needed)
                && !attested.at().isAfter(question.now())
                && facts.consentsOf(question.callee()).stream()
                        .noneMatch(consent -> consent.isAbout(question.terms().purpose())
                                && consent.isRevokedBetween(attested.at(), question.now()));
    }
}
