package io.voicecrm.lead;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact's place in the sales process.
 *
 * @param phone together with the tenant it names the lead
 * @param name {@link #UNKNOWN_NAME} until somebody says it
 * @param intent what they want, in their or our words; null until known
 * @param notes what people wrote about the lead; calls are kept as {@link LeadNote}s
 * @param lastContactAt when they were last spoken to; null before
 */
public record Lead(
        TenantId tenant,
        LeadId id,
        PhoneNumber phone,
        String name,
        @Nullable String email,
        Source source,
        Status status,
        @Nullable String intent,
        String notes,
        @Nullable Instant lastContactAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The name of somebody who has not said it. */
    public static final String UNKNOWN_NAME = "Unknown";

    /** Where a lead came from. */
    public enum Source {
        VOICE_CALL,
        MANUAL
    }

    /** How far a lead is. */
    public enum Status {
        NEW,
        CONTACTED,
        QUALIFIED,
        CUSTOMER,
        LOST
    }
}
