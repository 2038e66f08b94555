package io.voicecrm.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's permission to be called by one tenant.
 *
 * @param purpose for which calls; a permission for marketing covers the others
 * @param level how it was given
 * @param source where, such as a form's address or a recording's reference; for whoever has to prove it
 * @param textVersion which text was agreed to
 * @param capturedAt when it was given
 * @param expiresAt when it ends by itself; null for never
 * @param revokedAt when it was taken back; null if it was not
 * @param revokedVia how it was taken back; null if it was not
 */
public record Consent(
        TenantId tenant,
        PhoneNumber phone,
        Purpose purpose,
        ConsentLevel level,
        String source,
        String textVersion,
        Instant capturedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedVia) {

    /** A permission without an end. */
    public static Consent of(
            Callee callee, Purpose purpose, ConsentLevel level, String source, String textVersion, Instant capturedAt) {
        return new Consent(
                callee.tenant(), callee.phone(), purpose, level, source, textVersion, capturedAt, null, null, null);
    }

    /** This permission, taken back. */
    public Consent revoked(Instant at, String via) {
        return new Consent(tenant, phone, purpose, level, source, textVersion, capturedAt, expiresAt, at, via);
    }

    /** Whether it permits a call for {@code of} at {@code now} where {@code needed} is asked for. */
    public boolean permits(Purpose of, ConsentLevel needed, Instant now) {
        return isAbout(of)
                && level.covers(needed)
                && !capturedAt.isAfter(now)
                && (expiresAt == null || expiresAt.isAfter(now))
                && (revokedAt == null || revokedAt.isAfter(now));
    }

    /** Whether it was taken back between two moments, both included. */
    boolean isRevokedBetween(Instant from, Instant to) {
        return revokedAt != null && !revokedAt.isBefore(from) && !revokedAt.isAfter(to);
    }

    boolean isAbout(Purpose of) {
        return purpose == of || purpose == Purpose.MARKETING;
    }
}
