package io.voicecrm.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a tenant's terms were and when, so that an old month is rated as it was then. Before its first term a tenant pays
 * nothing. Immutable.
 */
public final class PlanHistory {

    private final List<PlanTerm> terms;

    private PlanHistory(List<PlanTerm> terms) {
        this.terms = terms;
    }

    /**
     * A history of terms in any order.
     *
     * @throws IllegalArgumentException if there is none, if two begin at once, or if their currencies differ
     */
    public static PlanHistory of(List<PlanTerm> terms) {
        List<PlanTerm> sorted =
                terms.stream().sorted(Comparator.comparing(PlanTerm::from)).toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("plan history: must have a term");
        }
        if (sorted.stream().map(PlanTerm::from).distinct().count() < sorted.size()) {
            throw new IllegalArgumentException("plan history: two terms begin at once, of " + sorted);
        }
        if (sorted.stream().map(term -> term.plan().currency()).distinct().count() > 1) {
            throw new IllegalArgumentException("plan history: terms must be in one currency, unlike " + sorted);
        }
        return new PlanHistory(sorted);
    }

    /** A history of one plan since ever; a trial would be over. */
    public static PlanHistory always(Plan plan) {
        return new PlanHistory(List.of(new PlanTerm(Instant.MIN, plan)));
    }

    /** The plan that is paid by then; the first one before that. */
    public Plan planAt(Instant now) {
        PlanTerm current = terms.get(0);
        for (PlanTerm term : terms) {
            if (!term.from().isAfter(now)) {
                current = term;
            }
        }
        return current.plan();
    }

    /** The parts of {@code [from, to)} with one plan each, in order. */
    List<PlanPart> partsOf(Instant from, Instant to) {
        List<PlanPart> parts = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            Instant end = i + 1 < terms.size() ? terms.get(i + 1).from() : Instant.MAX;
            Instant begin = later(terms.get(i).from(), from);
            Instant stop = end.isBefore(to) ? end : to;
            if (begin.isBefore(stop)) {
                parts.add(new PlanPart(
                        terms.get(i).plan(),
                        begin,
                        stop,
                        from,
                        to,
                        trialEnd(terms.get(i).plan())));
            }
        }
        return parts;
    }

    /** A trial is had once, from the day on which the tenant came. */
    private Instant trialEnd(Plan plan) {
        Instant came = terms.get(0).from();
        return came.equals(Instant.MIN) ? came : came.plusSeconds(plan.trialDays() * 86_400L);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
