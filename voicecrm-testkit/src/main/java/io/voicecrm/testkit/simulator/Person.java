package io.voicecrm.testkit.simulator;

import io.voicecrm.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who picks up at a number: the same person every time. */
record Person(String firstName, String lastName, String email, boolean sharesEmail, double secondsPerWord) {

    private static final long WHO = -1;
    private static final List<String> FIRST_NAMES = List.of(
            "Alice", "Amir", "Beatriz", "Caleb", "Chloe", "Daniel", "Diana", "Edward", "Fatima", "George", "Hannah",
            "Isaac", "Jasmine", "Kevin", "Laura", "Marcus", "Nadia", "Oliver", "Priya", "Quentin", "Rosa", "Samuel",
            "Teresa", "Victor", "Wendy", "Yusuf", "Zoe");
    private static final List<String> LAST_NAMES = List.of(
            "Adams", "Baker", "Carter", "Diaz", "Evans", "Foster", "Garcia", "Hughes", "Ibarra", "Jensen", "Khan",
            "Lopez", "Miller", "Nguyen", "Owens", "Patel", "Quinn", "Rivera", "Silva", "Turner", "Vargas", "Walker");
    /** Domains that nobody can own (RFC 2606). */
    private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net");

    /** @param known what the caller knows about the person; their names and email are taken from there first */
    static Person at(PhoneNumber number, long seed, Map<String, String> known) {
        Chance chance = Chance.of(seed, number, WHO);
        String[] name = known.getOrDefault("name", "").strip().split("\\s+", 2);
        String first = firstNonBlank(known.getOrDefault("first_name", ""), name[0], chance.oneOf(FIRST_NAMES));
        String last = firstNonBlank(
                known.getOrDefault("last_name", ""), name.length > 1 ? name[1] : "", chance.oneOf(LAST_NAMES));
        String mailbox = (letters(first) + "." + letters(last)).toLowerCase(Locale.ROOT);
        String invented =
                (mailbox.length() > 1 ? mailbox : "someone") + chance.between(1, 99) + "@" + chance.oneOf(DOMAINS);
        String email = firstNonBlank(known.getOrDefault("email", ""), "", invented);
        return new Person(first, last, email, chance.happens(0.8), 0.3 + 0.15 * chance.unit());
    }

    String name() {
        return firstName + " " + lastName;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private static String firstNonBlank(String a, String b, String c) {
        return !a.isBlank() ? a.strip() : !b.isBlank() ? b : c;
    }
}
