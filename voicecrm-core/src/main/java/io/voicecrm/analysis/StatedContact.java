package io.voicecrm.analysis;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import io.voicecrm.contact.PhoneNumberReader;
import io.voicecrm.contact.PhoneNumberReader.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a person says about themselves: name, email, another number. Thread-safe. */
final class StatedContact {

    private static final String NAME = "(\\p{Lu}[\\p{L}'’-]++(?: \\p{Lu}[\\p{L}'’.-]++){0,3})";
    private static final Pattern NAME_GIVEN =
            Pattern.compile("(?:[Nn]ame is|[Nn]ame's|[Tt]his is|I am|I'm|[Ii]t's|[Ii]t is) " + NAME);
    private static final Pattern NAME_FIRST = Pattern.compile(NAME + "(?:,? (?:here|speaking)\\b|, that's me)");
    private static final Pattern NAME_ALONE = Pattern.compile("(?:Yes,? |Sure,? )?" + NAME + "\\.?");
    private static final Pattern ASKS_NAME = Pattern.compile("\\bname\\b|\\bspeaking with\\b|\\bwho am i\\b");

    /** Words that stand with a capital where a name could, and are none. */
    private static final Set<String> NO_NAMES = Set.of(
            "yes",
            "no",
            "sure",
            "sorry",
            "not",
            "okay",
            "ok",
            "hi",
            "hello",
            "thanks",
            "thank",
            "busy",
            "fine",
            "good",
            "great",
            "interested",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "speaking",
            "the",
            "a",
            "an",
            "just",
            "actually",
            "who",
            "what");

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]++@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPOKEN_EMAIL = Pattern.compile(
            "([a-z0-9]++(?: (?:dot|underscore|dash) [a-z0-9]++)*+) at ([a-z0-9-]++(?: dot [a-z0-9-]++)++)");
    private static final Pattern PHONE = Pattern.compile("\\+?\\(?\\d[\\d ().-]{7,18}\\d");

    private final PhoneNumberReader northAmerican = PhoneNumberReader.in("US");

    /** @param person the number that they speak from; null if unknown */
    Map<String, String> find(List<Turn> turns, @Nullable PhoneNumber person) {
        Map<String, String> found = new LinkedHashMap<>();
        String lastQuestion = "";
        for (Turn turn : turns) {
            String text = turn.text();
            if (turn.speaker() == Speaker.AGENT) {
                lastQuestion = text.toLowerCase(Locale.ROOT);
                continue;
            }
            keepFuller(found, "name", name(text, ASKS_NAME.matcher(lastQuestion).find()));
            keep(found, "email", email(text));
            keep(found, "phone", phone(text, person));
        }
        return found;
    }

    private static void keep(Map<String, String> found, String name, @Nullable String value) {
        if (value != null) {
            found.put(name, value);
        }
    }

    /** "It's Ann." is no news after "Ann Lee". */
    private static void keepFuller(Map<String, String> found, String name, @Nullable String value) {
        String known = found.getOrDefault(name, "");
        if (value != null && value.split(" ").length >= known.split(" ").length) {
            found.put(name, value);
        }
    }

    private static @Nullable String name(String text, boolean isAsked) {
        for (Pattern pattern : List.of(NAME_GIVEN, NAME_FIRST)) {
            for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
                if (isName(matcher.group(1))) {
                    return withoutEnd(matcher.group(1));
                }
            }
        }
        Matcher alone = NAME_ALONE.matcher(text.strip());
        return isAsked && alone.matches() && isName(alone.group(1)) ? withoutEnd(alone.group(1)) : null;
    }

    private static boolean isName(String candidate) {
        String first = candidate.split("[ .]", 2)[0].toLowerCase(Locale.ROOT);
        return !NO_NAMES.contains(first);
    }

    private static String withoutEnd(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static @Nullable String email(String text) {
        String last = null;
        for (Matcher written = EMAIL.matcher(text); written.find(); ) {
            last = written.group();
        }
        if (last != null) {
            return last;
        }
        Matcher spoken = SPOKEN_EMAIL.matcher(text.toLowerCase(Locale.ROOT));
        return spoken.find() ? joined(spoken.group(1)) + "@" + joined(spoken.group(2)) : null;
    }

    private static String joined(String spoken) {
        return spoken.replace(" dot ", ".").replace(" underscore ", "_").replace(" dash ", "-");
    }

    private @Nullable String phone(String text, @Nullable PhoneNumber person) {
        boolean isNorthAmerican = person != null && person.e164().startsWith("+1");
        for (Matcher matcher = PHONE.matcher(text); matcher.find(); ) {
            String raw = matcher.group();
            if ((raw.startsWith("+") || isNorthAmerican)
                    && northAmerican.read(raw) instanceof Reading.Valid valid
                    && !valid.number().equals(person)) {
                return valid.number().e164();
            }
        }
        return null;
    }
}
