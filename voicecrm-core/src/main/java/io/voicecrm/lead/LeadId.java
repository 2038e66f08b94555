package io.voicecrm.lead;

import java.util.UUID;

/**
 * Our identifier of a lead.
 *
 * @param value unique across tenants
 */
public record LeadId(UUID value) {

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException if {@code text} is not a UUID
     */
    public static LeadId of(String text) {
        return new LeadId(UUID.fromString(text));
    }

    /** The bare UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
