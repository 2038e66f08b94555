package io.voicecrm.retell;

import io.voicecrm.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads numbers that the provider gives. */
final class Numbers {

    private Numbers() {}

    /** The number; empty where it is missing or withheld. */
    static Optional<PhoneNumber> parse(@Nullable String text) {
        if (text == null || !text.matches("\\+[1-9]\\d{7,14}")) {
            return Optional.empty();
        }
        return Optional.of(PhoneNumber.of(text));
    }
}
