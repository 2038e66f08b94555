package io.voicecrm.compliance;

import java.time.Instant;

/** The answer to a {@link DialQuestion}, with the rule that gave it and what it rests on. */
public sealed interface Decision {

    /** Nothing speaks against the call. */
    Decision ALLOW = new Allow(Grounds.NONE);

    /** What the decision rests on. */
    Grounds grounds();

    /** Nothing speaks against the call. */
    record Allow(Grounds grounds) implements Decision {}

    /**
     * Not now.
     *
     * @param until the first moment at which asking again makes sense
     * @param ruleId the rule that says so
     * @param why a sentence for people
     */
    record Defer(Instant until, String ruleId, String why, Grounds grounds) implements Decision {

        /** A deferral that rests on nothing but its rule. */
        public Defer(Instant until, String ruleId, String why) {
            this(until, ruleId, why, Grounds.NONE);
        }
    }

    /**
     * Never in this campaign.
     *
     * @param ruleId the rule that says so
     * @param why a sentence for people
     */
    record Deny(String ruleId, String why, Grounds grounds) implements Decision {

        /** A denial that rests on nothing but its rule. */
        public Deny(String ruleId, String why) {
            this(ruleId, why, Grounds.NONE);
        }
    }

    /** Calls the case that fits. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Defer defer) {
            return cases.defer(defer);
        }
        if (this instanceof Deny deny) {
            return cases.deny(deny);
        }
        return cases.allow();
    }

    /** One answer per kind of decision. */
    interface Cases<R> {
        /** For {@link Allow}. */
        R allow();

        /** For {@link Defer}. */
        R defer(Defer defer);

        /** For {@link Deny}. */
        R deny(Deny deny);
    }
}
