package io.voicecrm.contact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row that did not become a contact. Safe to store and to show to the file's owner.
 *
 * @param row the number of the data row; the first after the header is 1, blank lines are not counted
 * @param column the column as the header writes it; null if the row as a whole is wrong
 * @param maskedValue what stands there, shortened, and masked if it may be a number; empty if nothing does
 * @param reason a sentence for people, without the value
 */
public record RejectedRow(long row, @Nullable String column, String maskedValue, Code code, String reason) {

    /** Why, for programs. New constants may come. */
    public enum Code {
        /** There is no number. */
        PHONE_MISSING,
        /** The number cannot be called as it is written; the reason says why. */
        PHONE_INVALID,
        /** The language is not a BCP 47 tag. */
        LANGUAGE_INVALID,
        /** There are more fields than columns. */
        TOO_MANY_FIELDS,
        /** A field, or the row as a whole, is longer than allowed. */
        TOO_LONG,
        /** A quoted field does not end, or goes on after its closing quote. */
        MALFORMED_QUOTES,
        /** There is a NUL character in it. */
        NUL_CHARACTER;

        /** The constant in lower case, for reports and APIs, such as {@code phone_invalid}. Stable. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
