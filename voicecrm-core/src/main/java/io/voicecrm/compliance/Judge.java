package io.voicecrm.compliance;

import java.util.List;
import java.util.Optional;

/**
 * Applies the rules of the packs to a batch of questions: whether a person may be called at all, then whether now. Pure: all
 * it knows are the facts it was given. For one thread and one batch.
 */
final class Judge {

    private final Facts facts;
    private final Numbers numbers;
    private final Places places;
    private final Permissions permissions;
    private final Timing timing;

    Judge(Facts facts, Numbers numbers, Places places) {
        this.facts = facts;
        this.numbers = numbers;
        this.places = places;
        this.permissions = new Permissions(facts, numbers);
        this.timing = new Timing(facts.history());
    }

    /** @param allowedBefore how often this batch has allowed the same person already */
    Decision decide(DialQuestion question, int allowedBefore) {
        DialCase one = open(question);
        Optional<Decision> against = permissions.check(one).or(() -> timing.check(one, allowedBefore));
        return against.orElseGet(() -> new Decision.Allow(one.grounds(permissions.groundOf(one))));
    }

    private DialCase open(DialQuestion question) {
        RulePack pack = facts.packs().get(question.tenant());
        if (pack == null) {
            throw new IllegalStateException("tenant " + question.tenant() + ": has no rule pack");
        }
        Numbers.Number number = numbers.read(question.contact().phone());
        boolean matters = pack.needsPlace() || question.terms().window() != null;
        CalledPlace place = matters
                ? places.of(question.contact(), number)
                : new CalledPlace(number.country(), List.of(), List.of(), ZoneBasis.UNKNOWN);
        return new DialCase(
                question,
                number,
                place,
                pack,
                pack.rulesFor(place, question.terms().purpose()));
    }
}
