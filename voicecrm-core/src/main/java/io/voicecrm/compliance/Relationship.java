package io.voicecrm.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An earlier deal between a person and a tenant. Where a rule says so, it takes the place of a scrub against a national list
 * for a while after {@code at}; it is never a consent. It ends by itself: how long it lasts is the rule's to say.
 *
 * @param kind what was between them
 * @param source where that can be looked up, such as a shop's export; for whoever has to prove it
 * @param at when they last bought or asked
 * @param endedAt when the person ended it by asking not to be called; null if they did not
 * @param endedVia how they said so; null if they did not
 */
public record Relationship(
        TenantId tenant,
        PhoneNumber phone,
        Kind kind,
        String source,
        Instant at,
        @Nullable Instant endedAt,
        @Nullable String endedVia) {

    /** What was between them. */
    public enum Kind {
        /** The person bought, rented or leased something. */
        PURCHASE,
        /** The person asked about something that is on offer. */
        INQUIRY
    }

    /** A relationship that nobody ended. */
    public static Relationship of(Callee callee, Kind kind, String source, Instant at) {
        return new Relationship(callee.tenant(), callee.phone(), kind, source, at, null, null);
    }

    /** This relationship, ended by the person. */
    public Relationship ended(Instant when, String via) {
        return new Relationship(tenant, phone, kind, source, at, when, via);
    }

    /** Whether it began by {@code now} and the person did not end it by then. */
    boolean standsAt(Instant now) {
        return !at.isAfter(now) && (endedAt == null || endedAt.isAfter(now));
    }
}
