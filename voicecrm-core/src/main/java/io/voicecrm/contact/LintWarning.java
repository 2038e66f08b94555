package io.voicecrm.contact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something in a file that is allowed and probably not meant.
 *
 * @param column the column as the header writes it; null if there is none
 * @param rows how many accepted rows it concerns
 * @param message a sentence for people
 */
public record LintWarning(Code code, @Nullable String column, long rows, String message) {

    /** What it is, for programs. New constants may come. */
    public enum Code {
        /** The agent should say a variable that no column gives. */
        VARIABLE_WITHOUT_COLUMN,
        /** The agent should say a variable that is empty. */
        EMPTY_VARIABLE,
        /** What looks like a greeting would replace the whole system prompt, while the first message is empty. */
        GREETING_IN_PROMPT,
        /** Values stand in a column without a name; they are left out. */
        COLUMN_WITHOUT_NAME;

        /** The constant in lower case, for reports and APIs, such as {@code empty_variable}. Stable. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
