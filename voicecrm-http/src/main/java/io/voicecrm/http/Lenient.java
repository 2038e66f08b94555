package io.voicecrm.http;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.AttemptId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a provider says of a call, of which anything may be missing or be something else. */
public final class Lenient {

    /** How long a UUID is in full; the JDK also reads shortened ones, which are none of ours. */
    private static final int UUID_LENGTH = 36;

    private Lenient() {}

    /** The number; empty where it is missing, withheld or no phone number. */
    public static Optional<PhoneNumber> phoneNumber(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(PhoneNumber.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The attempt; empty where there is none, or it is not one of ours. */
    public static Optional<AttemptId> attempt(@Nullable Object id) {
        try {
            return id instanceof String text && text.length() == UUID_LENGTH
                    ? Optional.of(AttemptId.of(text))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
