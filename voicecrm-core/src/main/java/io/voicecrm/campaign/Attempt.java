package io.voicecrm.campaign;

import io.voicecrm.call.AttemptId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.contact.Contact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to reach one contact of a campaign.
 *
 * @param campaign as it was when this was read
 * @param number counts from 1; attempts that were released do not count
 * @param call the call, null until the provider named it
 * @param claimedAt when it came into being
 */
public record Attempt(
        AttemptId id,
        Campaign campaign,
        Contact contact,
        int number,
        AttemptState state,
        @Nullable ProviderCallRef call,
        Instant claimedAt) {}
