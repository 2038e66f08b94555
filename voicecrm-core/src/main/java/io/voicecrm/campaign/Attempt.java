package io.voicecrm.campaign;

import io.voicecrm.ProviderId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.contact.Contact;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One try to reach one contact of a campaign.
 *
 * @param campaign as it was when this was read
 * @param provider through whom it goes; it never moves to another one
 * @param number counts from 1; attempts that were released do not count
 * @param call the call, null until the provider named it
 * @param claimedAt when it came into being
 */
public record Attempt(
        AttemptId id,
        Campaign campaign,
        ProviderId provider,
        Contact contact,
        int number,
        AttemptState state,
        @Nullable ProviderCallRef call,
        Instant claimedAt) {

    /** Who talks, and the number that is shown. */
    public Route route() {
        return campaign.spec()
                .routeAmong(Set.of(provider))
                .orElseThrow(() ->
                        new IllegalStateException("attempt " + id + ": its campaign has no route through " + provider));
    }
}
