package io.voicecrm.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is kept.
 *
 * @param attempt what was to be dialed
 * @param kind what was decided
 * @param ruleId the rule that decided; empty if the call was allowed
 * @param until when to ask again, of a deferral; else null
 * @param why a sentence for people; empty if the call was allowed
 * @param citation where the rule is written
 * @param pack the pack and its version
 * @param place where the person was taken to be, and how that was known
 * @param localTimes what the clocks showed there
 * @param at when it was decided, in whole milliseconds
 */
public record DecisionRecord(
        TenantId tenant,
        UUID attempt,
        PhoneNumber phone,
        Kind kind,
        String ruleId,
        @Nullable Instant until,
        String why,
        String citation,
        String pack,
        String place,
        String localTimes,
        Instant at) {

    /** What was decided. */
    public enum Kind {
        /** To call. */
        ALLOW,
        /** To wait. */
        DEFER,
        /** Not to call. */
        DENY
    }

    /** Rounds the times to what every store keeps. */
    public DecisionRecord {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A decision as it is kept. */
    public static DecisionRecord of(UUID attempt, DialQuestion question, Decision decision) {
        Decision.Defer defer = decision instanceof Decision.Defer d ? d : null;
        Decision.Deny deny = decision instanceof Decision.Deny d ? d : null;
        Grounds grounds = decision.grounds();
        CalledPlace place = grounds.place();
        return new DecisionRecord(
                question.tenant(),
                attempt,
                question.contact().phone(),
                defer != null ? Kind.DEFER : deny != null ? Kind.DENY : Kind.ALLOW,
                defer != null ? defer.ruleId() : deny != null ? deny.ruleId() : "",
                defer != null ? defer.until() : null,
                defer != null ? defer.why() : deny != null ? deny.why() : "",
                grounds.citation(),
                grounds.pack(),
                place == null ? "" : place.toString(),
                grounds.localTimes().stream().map(Object::toString).collect(Collectors.joining(" ")),
                question.now());
    }
}
