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

    /** The lead that a call makes of somebody we did not know: new, and named {@link #UNKNOWN_NAME} if nobody was. */
    public static Lead from(LeadUpdate update, LeadId id) {
        Instant at = update.note().at();
        return new Lead(
                        update.tenant(),
                        id,
                        update.phone(),
                        UNKNOWN_NAME,
                        null,
                        Source.VOICE_CALL,
                        Status.NEW,
                        null,
                        "",
                        null,
                        at,
                        at)
                .after(update);
    }

    /**
     * This lead after a call: it keeps its name and email where it has them; its intent and last contact follow the latest
     * call. Applying an update again changes nothing.
     */
    public Lead after(LeadUpdate update) {
        Instant at = update.note().at();
        boolean isLatest = lastContactAt == null || !at.isBefore(lastContactAt);
        boolean isNamed = !name.equals(UNKNOWN_NAME);
        return new Lead(
                tenant,
                id,
                phone,
                isNamed || update.name() == null ? name : update.name(),
                firstKnown(email, update.email()),
                source,
                status,
                isLatest ? firstKnown(update.intent(), intent) : firstKnown(intent, update.intent()),
                notes,
                isLatest ? at : lastContactAt,
                createdAt,
                isLatest ? at : updatedAt);
    }

    /** This lead with name, email, status and notes of {@code wish}, as of its time of change. */
    public Lead edited(Lead wish) {
        return new Lead(
                tenant,
                id,
                phone,
                wish.name,
                wish.email,
                source,
                wish.status,
                intent,
                wish.notes,
                lastContactAt,
                createdAt,
                wish.updatedAt);
    }

    private static @Nullable String firstKnown(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }
}
