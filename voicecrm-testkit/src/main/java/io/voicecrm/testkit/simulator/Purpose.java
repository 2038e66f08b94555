package io.voicecrm.testkit.simulator;

import java.util.List;
import java.util.Locale;

/** What an agent is after, as far as its prompt gives it away. Each has a script of the same name. */
enum Purpose {
    COLLECTIONS("overdue", "unpaid", "past due", "invoice", "payment", "balance", "debt", "collect"),
    BOOKING("appointment", "booking", "book", "schedule", "reservation", "calendar"),
    SUPPORT("support", "issue", "problem", "ticket", "troubleshoot", "satisf", "help desk"),
    PROMO("promo", "discount", "offer", "sale", "coupon", "deal"),
    LEAD_GEN("lead", "quote", "qualify", "interested", "interest", "demo");

    private final List<String> words;

    Purpose(String... words) {
        this.words = List.of(words);
    }

    /** The purpose whose words are used most; {@link #LEAD_GEN} if none is used. */
    static Purpose of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Purpose best = LEAD_GEN;
        int most = 0;
        for (Purpose purpose : values()) {
            int uses =
                    purpose.words.stream().mapToInt(word -> uses(word, lower)).sum();
            if (uses > most) {
                most = uses;
                best = purpose;
            }
        }
        return best;
    }

    private static int uses(String word, String text) {
        int uses = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            uses++;
        }
        return uses;
    }
}
