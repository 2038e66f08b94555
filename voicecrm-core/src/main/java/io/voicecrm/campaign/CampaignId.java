package io.voicecrm.campaign;

import java.util.UUID;

/**
 * Our identifier of a campaign.
 *
 * @param value unique across tenants
 */
public record CampaignId(UUID value) {

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException if {@code text} is not a UUID
     */
    public static CampaignId of(String text) {
        return new CampaignId(UUID.fromString(text));
    }

    /** The bare UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
