package io.voicecrm.compliance;

import io.voicecrm.compliance.Decision.Deny;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A question with what it takes to answer it. */
record DialCase(DialQuestion question, Numbers.Number number, CalledPlace place, RulePack pack, RuleSet rules) {

    boolean holds(Rule rule) {
        return rule.row().holdsOn(today());
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

    LocalDate today() {
        return dateOf(question.now());
    }

    /** Where nobody knows the zone, the date of Greenwich has to do. */
    LocalDate dateOf(Instant at) {
        ZoneId zone = place.zones().isEmpty() ? ZoneOffset.UTC : place.zones().get(0);
        return at.atZone(zone).toLocalDate();
    }
}
