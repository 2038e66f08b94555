package io.voicecrm.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The words by which a person turns messages off and on. A message that is nothing but such a word counts, whatever its
 * case and punctuation; the same word inside a sentence does not.
 *
 * <p>Source: CTIA Messaging Principles and Best Practices (2023), section 5.1.3, and 47 CFR 64.1200(a)(10), which names
 * stop, quit, end, revoke, opt out, cancel and unsubscribe as reasonable means to revoke consent.
 */
public enum TextKeyword {
    /** No messages any more. */
    STOP("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"),
    /** Messages again. */
    START("start", "unstop", "optin"),
    /** Who is this. */
    HELP("help", "info");

    private final Set<String> words;

    TextKeyword(String... words) {
        this.words = Set.of(words);
    }

    /** The wish that a message is, if it is nothing else. */
    public static Optional<TextKeyword> of(String body) {
        String word = body.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        for (TextKeyword keyword : values()) {
            if (keyword.words.contains(word)) {
                return Optional.of(keyword);
            }
        }
        return Optional.empty();
    }
}
