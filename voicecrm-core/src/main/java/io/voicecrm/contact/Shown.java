package io.voicecrm.contact;

import io.voicecrm.PhoneNumber;
import java.util.regex.Pattern;

/** How values of a file appear in reports and messages: short, on one line, and not as a number that could be dialed. */
final class Shown {

    private static final int MAX_CHARACTERS = 40;
    private static final int DIGITS_OF_A_NUMBER = 5;
    private static final Pattern BLANK_OR_UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\p{Z}]+");

    private Shown() {}

    /** Masks what may be a number, else shortens. */
    static String masked(String value) {
        String text = value.strip();
        long digits = text.codePoints().filter(Character::isDigit).count();
        return digits >= DIGITS_OF_A_NUMBER ? PhoneNumber.mask(text) : text(text);
    }

    /** Shortens, and makes one line of it. */
    static String text(String value) {
        String line = BLANK_OR_UNPRINTABLE.matcher(value).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= MAX_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_CHARACTERS)) + "…";
    }
}
