package io.voicecrm.compliance;

import io.voicecrm.compliance.ReassignedNumbers.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Did this person permit the call, and is the number still theirs? Pure. */
final class ConsentRules {

    private final Grants grants;

    ConsentRules(Grants grants) {
        this.grants = grants;
    }

    /** The first denial. */
    Optional<Decision> check(DialCase one) {
        return consent(one).or(() -> reassigned(one));
    }

    /** Whether somebody consented themselves, on record. */
    boolean isOnRecord(DialCase one, ConsentLevel needed) {
        return recorded(one, needed).findAny().isPresent();
    }

    private Stream<Consent> recorded(DialCase one, ConsentLevel needed) {
        Purpose purpose = one.question().terms().purpose();
        return grants.consentsOf(one.question().callee()).stream()
                .filter(consent ->
                        consent.permits(purpose, needed, one.question().now()));
    }

    private Optional<Decision> consent(DialCase one) {
        for (Rule.Permission rule : one.rules().permissions()) {
            if (one.holds(rule) && !isOnRecord(one, rule.level()) && !isAttested(one, rule.level())) {
                return one.deny(
                        rule,
                        "there is no consent of level " + rule.level() + " for "
                                + one.question().terms().purpose());
            }
        }
        return Optional.empty();
    }

    /** Only where a consent is what permits the call: nobody else's number is called on it. */
    private Optional<Decision> reassigned(DialCase one) {
        List<Rule.Permission> needed =
                one.rules().permissions().stream().filter(one::holds).toList();
        for (Rule.Reassigned rule : one.rules().reassigned()) {
            if (needed.isEmpty() || !one.holds(rule)) {
                continue;
            }
            Answer answer = strictest(needed.stream().map(permission -> stillTheirs(one, permission.level())));
            if (answer == Answer.REASSIGNED) {
                return one.deny(rule, "the number was given up since the consent");
            }
            if (answer == Answer.NO_DATA && rule.deniesWithoutData()) {
                return one.deny(rule, "nobody knows whether the number is still theirs");
            }
        }
        return Optional.empty();
    }

    /**
     * By the latest consent on record, since whoever has the number now may have given it. A tenant's word for a list has
     * no date of a person's consent, which came before it: only that the number was given up later than that is certain.
     */
    private Answer stillTheirs(DialCase one, ConsentLevel needed) {
        Callee callee = one.question().callee();
        Optional<Instant> given = recorded(one, needed).map(Consent::capturedAt).max(Instant::compareTo);
        if (given.isPresent()) {
            return grants.reassignedSince(callee, given.get());
        }
        AttestedConsent attested = one.question().terms().consent();
        Answer sinceSaid = attested == null ? Answer.NO_DATA : grants.reassignedSince(callee, attested.at());
        return sinceSaid == Answer.REASSIGNED ? Answer.REASSIGNED : Answer.NO_DATA;
    }

    private static Answer strictest(Stream<Answer> answers) {
        return answers.reduce(
                Answer.SAME,
                (one, other) ->
                        one == Answer.REASSIGNED || (one == Answer.NO_DATA && other == Answer.SAME) ? one : other);
    }

    private boolean isAttested(DialCase one, ConsentLevel needed) {
        DialQuestion question = one.question();
        AttestedConsent attested = question.terms().consent();
        return attested != null
                && attested.level().covers(needed)
                && !attested.at().isAfter(question.now())
                && grants.consentsOf(question.callee()).stream()
                        .noneMatch(consent -> consent.isAbout(question.terms().purpose())
                                && consent.isRevokedBetween(attested.at(), question.now()));
    }
}
