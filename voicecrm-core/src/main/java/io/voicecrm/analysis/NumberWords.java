package io.voicecrm.analysis;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Small numbers as people say them. */
final class NumberWords {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,4}");
    private static final List<String> WORDS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private NumberWords() {}

    /** The number, or null if the word is none; {@code a} and {@code an} are one. */
    static @Nullable Integer value(String word) {
        if (DIGITS.matcher(word).matches()) {
            return Integer.valueOf(word);
        }
        int spoken = WORDS.indexOf(word);
        if (spoken >= 0) {
            return spoken;
        }
        return switch (word) {
            case "a", "an" -> 1;
            case "fifteen" -> 15;
            case "twenty" -> 20;
            case "thirty" -> 30;
            case "forty" -> 40;
            case "fifty" -> 50;
            default -> null;
        };
    }
}
