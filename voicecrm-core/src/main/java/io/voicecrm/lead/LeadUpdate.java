package io.voicecrm.lead;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What a finished call says about a lead. Null leaves a field as it is.
 *
 * @param note kept with the lead, and names the call
 */
public record LeadUpdate(
        TenantId tenant,
        PhoneNumber phone,
        @Nullable String name,
        @Nullable String email,
        @Nullable String intent,
        LeadNote note) {}
