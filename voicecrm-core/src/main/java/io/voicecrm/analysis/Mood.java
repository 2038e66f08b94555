package io.voicecrm.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentiment by whole words, so that {@code know} is not a {@code no}: the majority of pleased and displeased ones, where a
 * negation turns the next one around.
 */
final class Mood {

    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:'\\p{L}+)?");
    private static final Set<String> PLEASED = Set.of(
            "great",
            "thank",
            "awesome",
            "perfect",
            "yes",
            "yeah",
            "sure",
            "good",
            "wonderful",
            "excellent",
            "love",
            "happy",
            "glad",
            "interested",
            "fantastic",
            "amazing",
            "nice",
            "helpful",
            "appreciate",
            "absolutely",
            "definitely",
            "please");
    private static final Set<String> DISPLEASED = Set.of(
            "no",
            "angry",
            "frustrated",
            "terrible",
            "bad",
            "awful",
            "horrible",
            "annoyed",
            "annoying",
            "upset",
            "disappointed",
            "hate",
            "scam",
            "spam",
            "stop",
            "worst",
            "useless",
            "ridiculous",
            "complaint",
            "never");
    private static final Set<String> NEGATIONS =
            Set.of("not", "don't", "isn't", "aren't", "wasn't", "cannot", "can't", "n't");

    /** Not a no to us: {@code no problem}, {@code no worries}. */
    private static final Set<String> HARMLESS_AFTER_NO =
            Set.of("problem", "problems", "worries", "obligation", "nothing");

    private Mood() {}

    static Sentiment of(List<String> texts) {
        int balance = texts.stream().mapToInt(Mood::balance).sum();
        return balance > 0 ? Sentiment.POSITIVE : balance < 0 ? Sentiment.NEGATIVE : Sentiment.NEUTRAL;
    }

    /** Pleased words less displeased ones. */
    private static int balance(String text) {
        List<String> words = words(text);
        int balance = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int turn = isNegated(words, i) ? -1 : 1;
            if (PLEASED.contains(word)) {
                balance += turn;
            } else if (DISPLEASED.contains(word) && !isHarmless(words, i)) {
                balance -= turn;
            }
        }
        return balance;
    }

    private static boolean isNegated(List<String> words, int index) {
        return (index >= 1 && NEGATIONS.contains(words.get(index - 1)))
                || (index >= 2 && NEGATIONS.contains(words.get(index - 2)));
    }

    private static boolean isHarmless(List<String> words, int index) {
        return index + 1 < words.size() && HARMLESS_AFTER_NO.contains(words.get(index + 1));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        String plain = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        for (Matcher matcher = WORD.matcher(plain); matcher.find(); ) {
            words.add(matcher.group());
        }
        return words;
    }
}
