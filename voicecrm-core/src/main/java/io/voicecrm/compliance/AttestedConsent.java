package io.voicecrm.compliance;

import java.time.Instant;

/**
 * A tenant's word that everybody on a list consented. It stands in for a record per person, except where somebody revoked
 * since, and it never takes the place of a scrub against a national list.
 *
 * @param level what they gave
 * @param textVersion which text they agreed to, such as {@code web-form-2026-03}; not blank
 * @param at when the tenant said so
 */
public record AttestedConsent(ConsentLevel level, String textVersion, Instant at) {

    /** @throws IllegalArgumentException if {@code textVersion} is blank */
    public AttestedConsent {
        if (textVersion.isBlank()) {
            throw new IllegalArgumentException("textVersion: is blank; expected which text people agreed to");
        }
    }
}
