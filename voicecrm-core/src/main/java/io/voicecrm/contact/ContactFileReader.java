package io.voicecrm.contact;

import io.voicecrm.contact.RejectedRow.Code;
import io.voicecrm.contact.UnreadableContactFileException.Kind;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads one file: its header, then row by row. Used once; not thread-safe. */
final class ContactFileReader {

    private final RecordText text;
    private final PhoneNumberReader phones;
    private final CsvLimits limits;
    private final ContactRows rows;
    private long count;
    private long accepted;

    ContactFileReader(RecordText text, PhoneNumberReader phones, CsvLimits limits, ContactRows rows) {
        this.text = text;
        this.phones = phones;
        this.limits = limits;
        this.rows = rows;
    }

    ContactCsvReport read(List<String> templates) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(text.detectDelimiter())
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser =
                CSVParser.builder().setReader(text).setFormat(format).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            Columns columns = readHeader(records);
            Lint lint = new Lint(templates, columns);
            readRows(records, new RowReader(columns, phones, limits, lint));
            return new ContactCsvReport(count, accepted, count - accepted, lint.warnings(), columns.variables());
        }
    }

    private Columns readHeader(Iterator<CSVRecord> records) throws IOException {
        RecordText.Next next = text.next();
        if (next == RecordText.Next.END) {
            throw new UnreadableContactFileException(Kind.EMPTY, "The file is empty.");
        }
        if (next != RecordText.Next.RECORD) {
            throw new UnreadableContactFileException(
                    Kind.MALFORMED_HEADER,
                    "The first line cannot be read; it has to name the columns, one of them phone_number.");
        }
        List<String> names = records.next().toList();
        if (names.size() > limits.maxColumns()) {
            throw new UnreadableContactFileException(
                    Kind.TOO_LARGE,
                    "The file has " + names.size() + " columns; at most " + limits.maxColumns() + " are allowed.");
        }
        return Columns.of(names, phones);
    }

    private void readRows(Iterator<CSVRecord> records, RowReader reader) throws IOException {
        while (true) {
            switch (text.next()) {
                case RECORD -> {
                    List<String> fields = records.next().toList();
                    if (!isBlank(fields)) {
                        handOut(reader.read(nextRow(), fields));
                    }
                }
                case MALFORMED_QUOTES ->
                    reject(Code.MALFORMED_QUOTES, "a quoted value has no end, or goes on after its closing quote");
                case TOO_LONG ->
                    reject(Code.TOO_LONG, "the row is longer than " + limits.maxRowCharacters() + " characters");
                case NUL_CHARACTER -> reject(Code.NUL_CHARACTER, "the row holds a NUL character");
                case END -> {
                    return;
                }
            }
        }
    }

    /** Rows of nothing but delimiters, which spreadsheets write below the last one, are blank lines. */
    private static boolean isBlank(List<String> fields) {
        return fields.stream().allMatch(String::isBlank);
    }

    private void handOut(RowReading reading) {
        if (reading instanceof RowReading.Accepted row) {
            accepted++;
            rows.accepted(row.row(), row.contact());
        } else if (reading instanceof RowReading.Rejected row) {
            rows.rejected(row.row());
        }
    }

    private void reject(Code code, String reason) {
        rows.rejected(new RejectedRow(nextRow(), null, "", code, reason));
    }

    private long nextRow() {
        if (count == limits.maxRows()) {
            throw new UnreadableContactFileException(
                    Kind.TOO_LARGE, "The file has more than " + limits.maxRows() + " rows; split it.");
        }
        return ++count;
    }
}
