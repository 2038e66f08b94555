package io.voicecrm.compliance;

import java.time.Instant;

/** The answer to a {@link DialQuestion}, with the rule that gave it. */
public sealed interface Decision {

    /** Nothing speaks against the call. */
    Decision ALLOW = new Allow();

    /** Nothing speaks against the call. */
    record Allow() implements Decision {}

    /**
     * Not now.
     *
     * @param until the first moment at which asking again makes sense
     * @param ruleId the rule that says so
     * @param why a sentence for people
     */
    record Defer(Instant until, String ruleId, String why) implements Decision {}

    /**
     * Never in this campaign.
     *
     * @param ruleId the rule that says so
     * @param why a sentence for people
     */
    record Deny(String ruleId, String why) implements Decision {}

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
