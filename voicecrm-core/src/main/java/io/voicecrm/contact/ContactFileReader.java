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
    private final Iterator<CSVRecord> records;
    private final RowReader reader;
    private final Lint lint;
    private final CsvLimits limits;
    private final ContactRows rows;
    private long count;
    private long accepted;

    private ContactFileReader(
            RecordText text,
            Iterator<CSVRecord> records,
            RowReader reader,
            Lint lint,
            CsvLimits limits,
            ContactRows rows) {
        this.text = text;
        this.records = records;
        this.reader = reader;
        this.lint = lint;
        this.limits = limits;
        this.rows = rows;
    }

    static ContactCsvReport read(
            RecordText text, PhoneNumberReader phones, List<String> templates, CsvLimits limits, ContactRows rows)
            throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(text.detectDelimiter())
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = CSVParser.builder().setReader(text).setFormat(format).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            Columns columns = header(text, records, phones, limits);
            RowReader reader = new RowReader(columns, phones, limits);
            Lint lint = new Lint(templates, columns);
            ContactFileReader file = new ContactFileReader(text, records, reader, lint, limits, rows);
            file.readRows();
            return new ContactCsvReport(
                    file.count, file.accepted, file.count - file.accepted, lint.warnings(), columns.variables());
        }
    }

    private static Columns header(
            RecordText text, Iterator<CSVRecord> records, PhoneNumberReader phones, CsvLimits limits)
            throws IOException {
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

    private void readRows() throws IOException {
        while (true) {
            switch (text.next()) {
                case RECORD -> record(records.next().toList());
                case MALFORMED_QUOTES -> reject(
                        Code.MALFORMED_QUOTES, "a quoted value has no end, or goes on after its closing quote");
                case TOO_LONG -> reject(
                        Code.TOO_LONG, "the row is longer than " + limits.maxRowCharacters() + " characters");
                case NUL_CHARACTER -> reject(Code.NUL_CHARACTER, "the row holds a NUL character");
                case END -> {
                    return;
                }
            }
        }
    }

    /** Rows of nothing but delimiters, which spreadsheets write below the last one, are blank lines. */
    private void record(List<String> fields) {
        if (fields.stream().allMatch(String::isBlank)) {
            return;
        }
        long row = nextRow();
        RowReading reading = reader.read(row, fields);
        if (reading instanceof RowReading.Accepted acceptedRow) {
            accepted++;
            lint.row(acceptedRow.contact(), fields);
            rows.accepted(row, acceptedRow.contact());
        } else if (reading instanceof RowReading.Rejected rejectedRow) {
            rows.rejected(rejectedRow.row());
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
