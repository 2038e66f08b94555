package io.voicecrm.text;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to a person. Its text is personal: {@link #toString} leaves it out.
 *
 * @param from one of our numbers
 * @param to whom
 * @param body 1 to {@value #LONGEST_BODY} characters
 * @param reference the carrier's name for it; null until the carrier has it
 * @param problem why it was not delivered, for people to read; null if nothing is wrong
 * @param updatedAt when its state was written
 */
public record TextMessage(
        TextId id,
        TenantId tenant,
        PhoneNumber from,
        PhoneNumber to,
        String body,
        TextState state,
        @Nullable String reference,
        @Nullable String problem,
        Instant createdAt,
        Instant updatedAt) {

    /** The most characters that carriers take in one message. */
    public static final int LONGEST_BODY = 1_600;

    /** @throws IllegalArgumentException if the body is blank or too long */
    public TextMessage {
        if (body.isBlank() || body.length() > LONGEST_BODY) {
            throw new IllegalArgumentException("text message: " + body.length() + " characters; expected 1 to "
                    + LONGEST_BODY + ", not all blank");
        }
    }

    /** The same, as somebody has learned. */
    public TextMessage became(TextState newState, @Nullable String newReference, @Nullable String why, Instant now) {
        return new TextMessage(
                id,
                tenant,
                from,
                to,
                body,
                newState,
                newReference == null ? reference : newReference,
                why,
                createdAt,
                now);
    }

    /** Without the body. */
    @Override
    public String toString() {
        return "TextMessage[" + id + ", " + tenant + ", to " + to + ", " + state + "]";
    }
}
