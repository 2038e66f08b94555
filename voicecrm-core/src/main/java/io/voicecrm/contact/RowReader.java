package io.voicecrm.contact;

import io.voicecrm.PhoneNumber;
import io.voicecrm.contact.Columns.Meaning;
import io.voicecrm.contact.RejectedRow.Code;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes contacts of the fields of rows, and shows those to the lint. Not thread-safe. */
final class RowReader {

    private static final Set<String> TWO_LETTER_LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Columns columns;
    private final PhoneNumberReader phones;
    private final int maxFieldCharacters;
    private final Lint lint;

    /** What the last language was read as; most files have one. */
    private String lastLanguage = "";

    private @Nullable String lastTag;

    RowReader(Columns columns, PhoneNumberReader phones, CsvLimits limits, Lint lint) {
        this.columns = columns;
        this.phones = phones;
        this.maxFieldCharacters = limits.maxFieldCharacters();
        this.lint = lint;
    }

    /** @param fields at least one; missing ones at the end are blank */
    RowReading read(long row, List<String> fields) {
        RejectedRow problem = shape(row, fields);
        if (problem != null) {
            return new RowReading.Rejected(problem);
        }
        String phone = field(fields, Meaning.PHONE);
        PhoneNumberReader.Reading reading = phones.read(phone);
        if (reading instanceof PhoneNumberReader.Reading.Invalid invalid) {
            Code code =
                    invalid.problem() == PhoneNumberReader.Problem.MISSING ? Code.PHONE_MISSING : Code.PHONE_INVALID;
            return rejected(row, Meaning.PHONE, phone, code, "the number " + invalid.reason());
        }
        String language = field(fields, Meaning.LANGUAGE);
        String tag = languageTag(language);
        if (tag == null && !language.isEmpty()) {
            return rejected(
                    row,
                    Meaning.LANGUAGE,
                    language,
                    Code.LANGUAGE_INVALID,
                    "the language is not a BCP 47 tag, such as en or pt-BR");
        }
        Contact contact = contact(((PhoneNumberReader.Reading.Valid) reading).number(), tag, fields);
        lint.row(contact, fields);
        return new RowReading.Accepted(row, contact);
    }

    private Contact contact(PhoneNumber phone, @Nullable String language, List<String> fields) {
        AgentOverrides overrides = new AgentOverrides(
                language,
                blankAsNull(field(fields, Meaning.VOICE)),
                blankAsNull(field(fields, Meaning.FIRST_MESSAGE)),
                blankAsNull(field(fields, Meaning.PROMPT)));
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < columns.names().size(); i++) {
            if (columns.meanings().get(i) == Meaning.VARIABLE) {
                variables.put(
                        columns.names().get(i),
                        i < fields.size() ? fields.get(i).strip() : "");
            }
        }
        return new Contact(phone, overrides, variables);
    }

    private @Nullable RejectedRow shape(long row, List<String> fields) {
        int width = columns.names().size();
        for (int i = 0; i < fields.size(); i++) {
            if (i >= width && !fields.get(i).isBlank()) {
                String reason = "the row has more fields than there are columns (" + width
                        + "); put quotes around a value with a delimiter in it";
                return new RejectedRow(row, null, Shown.masked(fields.get(i)), Code.TOO_MANY_FIELDS, reason);
            }
            if (fields.get(i).length() > maxFieldCharacters) {
                String reason = "the value has " + fields.get(i).length() + " characters, at most " + maxFieldCharacters
                        + " are allowed";
                return new RejectedRow(row, columns.names().get(i), Shown.masked(fields.get(i)), Code.TOO_LONG, reason);
            }
        }
        return null;
    }

    private RowReading rejected(long row, Meaning meaning, String value, Code code, String reason) {
        return new RowReading.Rejected(
                new RejectedRow(row, columns.nameOf(meaning), Shown.masked(value), code, reason));
    }

    private String field(List<String> fields, Meaning meaning) {
        int index = columns.indexOf(meaning);
        return index < 0 || index >= fields.size() ? "" : fields.get(index).strip();
    }

    private @Nullable String languageTag(String text) {
        if (!text.equals(lastLanguage)) {
            lastLanguage = text;
            lastTag = canonicalTag(text);
        }
        return lastTag;
    }

    /** In canonical case; null if it is not a tag of a language. Words such as "english" are well formed, but no tags. */
    private static @Nullable String canonicalTag(String text) {
        try {
            Locale locale =
                    new Locale.Builder().setLanguageTag(text.replace('_', '-')).build();
            String language = locale.getLanguage();
            boolean known = language.length() == 3 || TWO_LETTER_LANGUAGES.contains(language);
            return known ? locale.toLanguageTag() : null;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
