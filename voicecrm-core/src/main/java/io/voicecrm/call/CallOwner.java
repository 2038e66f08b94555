package io.voicecrm.call;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Whose call it is.
 *
 * @param attempt the attempt that the call belongs to; null for an inbound call
 * @param person the number of the person on the line; null where nobody knows it
 */
public record CallOwner(
        TenantId tenant,
        @Nullable AttemptId attempt,
        @Nullable PhoneNumber person) {}
