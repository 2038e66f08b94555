package io.voicecrm.contact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/**
 * Streams contacts out of a CSV file, in one pass and constant memory. Immutable, thread-safe.
 *
 * <p>The columns {@code phone_number}, {@code language}, {@code voice_id}, {@code first_message} and {@code prompt} (or
 * {@code system_prompt}) are known by name, in any case and order; {@code phone_number} may also be called
 * {@code phone}, {@code phonenumber}, {@code number}, {@code mobile}, {@code mobile_phone}, {@code mobile_number},
 * {@code cell}, {@code cell_phone}, {@code telephone} or {@code tel}. Every other column is a variable, named as the
 * header writes it. A blank field of a known column keeps the agent's setting. Two columns of one name or meaning are an
 * error; next to {@code phone_number} the other names of the phone column are variables.
 *
 * <p>Text is UTF-8, or UTF-16 with a byte order mark. The header decides between comma, semicolon and tab. Quoted fields
 * may hold line breaks; a quoted field that never ends costs its own line only. A file with a header and no rows is
 * fine.
 */
public final class ContactCsv {

    private final PhoneNumberReader phones;
    private final List<String> templates;
    private final CsvLimits limits;

    private ContactCsv(Builder builder) {
        this.phones = builder.phones;
        this.templates = builder.templates;
        this.limits = new CsvLimits(
                builder.maxRows, builder.maxColumns, builder.maxFieldCharacters, builder.maxRowCharacters);
    }

    /**
     * Starts with a region's numbers and the default limits.
     *
     * @param region whose numbers are written without a country code; ISO 3166 alpha-2 in upper case, such as {@code US}
     * @throws IllegalArgumentException if the region is unknown
     */
    public static Builder builder(String region) {
        return builder(PhoneNumberReader.in(region));
    }

    /** Starts with a reader that other files have warmed up, and the default limits. */
    public static Builder builder(PhoneNumberReader phones) {
        return new Builder(phones);
    }

    /**
     * Reads a file to its end and hands out each row as it comes. Does not close {@code in}.
     *
     * @throws UnreadableContactFileException if the file as a whole is not what it should be; rows may have been handed
     *     out before
     * @throws IOException if {@code in} fails; a malformed row never causes it
     */
    public ContactCsvReport read(InputStream in, ContactRows rows) throws IOException {
        LineReader lines = new LineReader(TextFile.open(in), limits.maxRowCharacters());
        try {
            return new ContactFileReader(new RecordText(lines, limits), phones, limits, rows).read(templates);
        } catch (CharacterCodingException e) {
            throw TextFile.wrongEncoding(e);
        }
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private final PhoneNumberReader phones;
        private List<String> templates = List.of();
        private long maxRows = 1_000_000;
        private int maxColumns = 200;
        private int maxFieldCharacters = 20_000;
        private int maxRowCharacters = 100_000;

        private Builder(PhoneNumberReader phones) {
            this.phones = phones;
        }

        /**
         * What the agent says unless a row says otherwise: its first message and its prompt, to warn of variables without
         * a value. Default: nothing. Replaces what was set before.
         */
        public Builder templates(String... texts) {
            this.templates = List.of(texts);
            return this;
        }

        /**
         * How many data rows a file may have. Default: 1,000,000.
         *
         * @throws IllegalArgumentException if not positive
         */
        public Builder maxRows(long rows) {
            this.maxRows = positive("maxRows", rows);
            return this;
        }

        /**
         * How many columns a file may have. Default: 200.
         *
         * @throws IllegalArgumentException if not positive
         */
        public Builder maxColumns(int columns) {
            this.maxColumns = (int) positive("maxColumns", columns);
            return this;
        }

        /**
         * How long a field may be, in UTF-16 units. Default: 20,000.
         *
         * @throws IllegalArgumentException if not positive
         */
        public Builder maxFieldCharacters(int characters) {
            this.maxFieldCharacters = (int) positive("maxFieldCharacters", characters);
            return this;
        }

        /**
         * How long a row may be with its quotes and delimiters, in UTF-16 units; this bounds the memory. Default: 100,000.
         *
         * @throws IllegalArgumentException if not positive
         */
        public Builder maxRowCharacters(int characters) {
            this.maxRowCharacters = (int) positive("maxRowCharacters", characters);
            return this;
        }

        /** Makes the reader of files. */
        public ContactCsv build() {
            return new ContactCsv(this);
        }

        private static long positive(String name, long value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + ": " + value + "; expected at least 1");
            }
            return value;
        }
    }
}
