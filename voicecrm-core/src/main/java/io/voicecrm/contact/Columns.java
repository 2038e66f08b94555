package io.voicecrm.contact;

import io.voicecrm.contact.UnreadableContactFileException.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file mean. Immutable.
 *
 * @param names as the header writes them, without surrounding spaces
 * @param meanings one for each name
 */
record Columns(List<String> names, List<Meaning> meanings) {

    /** What a column is for. */
    enum Meaning {
        PHONE("phone_number"),
        LANGUAGE("language"),
        VOICE("voice_id"),
        FIRST_MESSAGE("first_message"),
        PROMPT("prompt"),
        VARIABLE(""),
        UNNAMED("");

        private final String name;

        Meaning(String name) {
            this.name = name;
        }
    }

    /** Names that the phone column may have if none is called {@code phone_number}. */
    private static final Set<String> PHONE_ALIASES = Set.of(
            "phone",
            "phonenumber",
            "number",
            "mobile",
            "mobile_phone",
            "mobile_number",
            "cell",
            "cell_phone",
            "telephone",
            "tel");

    private static final int NAMED_IN_MESSAGES = 10;

    /**
     * Reads a header.
     *
     * @param phones tells a header from a contact
     * @throws UnreadableContactFileException if it has no phone column, or two columns of one name or meaning
     */
    static Columns of(List<String> header, PhoneNumberReader phones) {
        List<String> names = header.stream().map(String::strip).toList();
        boolean exactPhone = names.stream().anyMatch(name -> normal(name).equals(Meaning.PHONE.name));
        List<Meaning> meanings =
                names.stream().map(name -> meaning(normal(name), exactPhone)).toList();
        if (!meanings.contains(Meaning.PHONE)) {
            throw withoutPhone(names, phones);
        }
        refuseDuplicates(names, meanings);
        return new Columns(names, meanings);
    }

    /** The position of the only column with a meaning; -1 if there is none. */
    int indexOf(Meaning meaning) {
        return meanings.indexOf(meaning);
    }

    /** The name of the only column with a meaning; null if there is none. */
    @Nullable
    String nameOf(Meaning meaning) {
        int index = indexOf(meaning);
        return index < 0 ? null : names.get(index);
    }

    /** The names of the variables. */
    List<String> variables() {
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (meanings.get(i) == Meaning.VARIABLE) {
                variables.add(names.get(i));
            }
        }
        return variables;
    }

    private static Meaning meaning(String name, boolean exactPhone) {
        if (name.isEmpty()) {
            return Meaning.UNNAMED;
        }
        if (name.equals("system_prompt")) {
            return Meaning.PROMPT;
        }
        if (!exactPhone && PHONE_ALIASES.contains(name)) {
            return Meaning.PHONE;
        }
        for (Meaning meaning : Meaning.values()) {
            if (meaning.name.equals(name)) {
                return meaning;
            }
        }
        return Meaning.VARIABLE;
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
    }

    private static void refuseDuplicates(List<String> names, List<Meaning> meanings) {
        Map<Meaning, String> known = new EnumMap<>(Meaning.class);
        Set<String> variables = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            switch (meanings.get(i)) {
                case UNNAMED -> {}
                case VARIABLE -> {
                    if (!variables.add(name)) {
                        throw duplicate("Two columns are called \"" + Shown.masked(name) + "\"; rename or remove one.");
                    }
                }
                default -> {
                    String other = known.putIfAbsent(meanings.get(i), name);
                    if (other != null) {
                        throw duplicate("The columns \"" + other + "\" and \"" + name + "\" mean the same; keep one.");
                    }
                }
            }
        }
    }

    private static UnreadableContactFileException duplicate(String message) {
        return new UnreadableContactFileException(Kind.DUPLICATE_COLUMN, message);
    }

    private static UnreadableContactFileException withoutPhone(List<String> names, PhoneNumberReader phones) {
        if (names.stream().anyMatch(name -> phones.read(name).numberIfValid().isPresent())) {
            return new UnreadableContactFileException(
                    Kind.NO_HEADER,
                    "The first line holds a phone number; it has to name the columns, one of them phone_number.");
        }
        String found = names.stream()
                .filter(name -> !name.isEmpty())
                .limit(NAMED_IN_MESSAGES)
                .map(Shown::masked)
                .collect(Collectors.joining(", "));
        return new UnreadableContactFileException(
                Kind.NO_PHONE_COLUMN, "No column is called phone_number; the first line names: " + found + ".");
    }
}
