package io.voicecrm.contact;

import io.voicecrm.contact.UnreadableContactFileException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of whatever columns, read as {@link ContactCsv} reads one of contacts: in one pass, constant memory and the same
 * encodings and delimiters, past rows that are malformed.
 */
public final class CsvFile {

    private static final CsvLimits LIMITS = new CsvLimits(1_000_000, 200, 20_000, 100_000);

    private final RecordText text;
    private final Rows rows;
    private long count;

    private CsvFile(RecordText text, Rows rows) {
        this.text = text;
        this.rows = rows;
    }

    /** Gets what is read, in the order of the file. Not thread-safe. */
    public interface Rows {

        /** The first line. What is thrown from here ends the reading. */
        void header(List<String> names);

        /**
         * A row that can be read.
         *
         * @param row counted from 1 after the header; blank rows are not counted
         * @param fields as many as the row has, which may differ from the header's
         */
        void row(long row, List<String> fields);

        /** A row that cannot be read; the next one may be. */
        void malformed(long row, String reason);
    }

    /**
     * Reads a file to its end. Does not close {@code in}.
     *
     * @throws UnreadableContactFileException if the file as a whole cannot be read, or has more than a million rows; rows may
     *     have been handed out before
     * @throws IOException if {@code in} fails; a malformed row never causes it
     */
    public static void read(InputStream in, Rows rows) throws IOException {
        RecordText text = new RecordText(new LineReader(TextFile.open(in), LIMITS.maxRowCharacters()), LIMITS);
        try {
            new CsvFile(text, rows).read();
        } catch (CharacterCodingException e) {
            throw TextFile.wrongEncoding(e);
        }
    }

    private void read() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(text.detectDelimiter())
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser =
                CSVParser.builder().setReader(text).setFormat(format).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            RecordText.Next first = text.next();
            if (first == RecordText.Next.END) {
                throw new UnreadableContactFileException(Kind.EMPTY, "The file is empty.");
            }
            if (first != RecordText.Next.RECORD) {
                throw new UnreadableContactFileException(
                        Kind.MALFORMED_HEADER, "The first line cannot be read; it has to name the columns.");
            }
            rows.header(records.next().toList());
            readRows(records);
        }
    }

    private void readRows(Iterator<CSVRecord> records) throws IOException {
        while (true) {
            switch (text.next()) {
                case RECORD -> {
                    List<String> fields = records.next().toList();
                    if (!fields.stream().allMatch(String::isBlank)) {
                        rows.row(nextRow(), fields);
                    }
                }
                case MALFORMED_QUOTES ->
                    rows.malformed(nextRow(), "a quoted value has no end, or goes on after its closing quote");
                case TOO_LONG ->
                    rows.malformed(nextRow(), "is longer than " + LIMITS.maxRowCharacters() + " characters");
                case NUL_CHARACTER -> rows.malformed(nextRow(), "holds a NUL character");
                case END -> {
                    return;
                }
            }
        }
    }

    private long nextRow() {
        if (count == LIMITS.maxRows()) {
            throw new UnreadableContactFileException(
                    Kind.TOO_LARGE, "The file has more than " + LIMITS.maxRows() + " rows; split it.");
        }
        return ++count;
    }
}
