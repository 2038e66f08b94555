package io.voicecrm;

import java.util.regex.Pattern;

/**
 * Which provider an identifier belongs to, for example {@code elevenlabs}.
 *
 * @param value lower-case letters, digits and dashes, starting with a letter; 1 to 32 characters
 */
public record ProviderId(String value) {

    private static final Pattern WELL_FORMED = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** @throws IllegalArgumentException if {@code value} is not well formed */
    public ProviderId {
        if (!WELL_FORMED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "provider id: \"" + value + "\" must be lower-case letters, digits and dashes, at most 32");
        }
    }

    /** The bare value. */
    @Override
    public String toString() {
        return value;
    }
}
