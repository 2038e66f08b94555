package io.voicecrm.compliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads rules from CSV, and writes one as a line. */
public final class RuleRows {

    private static final String[] COLUMNS = {
        "id",
        "jurisdiction",
        "kind",
        "purpose",
        "value",
        "effective_from",
        "effective_to",
        "source",
        "confidence",
        "note"
    };
    private static final CSVFormat LINE =
            CSVFormat.RFC4180.builder().setHeader(COLUMNS).get();

    private static final CSVFormat WITHOUT_HEADER =
            LINE.builder().setSkipHeaderRecord(true).get();

    private RuleRows() {}

    /** A rule as one line of CSV, without a line end; {@link #parse} reads it. */
    public static String format(RuleRow row) {
        Purpose purpose = row.purpose();
        return WITHOUT_HEADER.format(
                row.id(),
                row.jurisdiction(),
                row.kind(),
                purpose == null ? "" : purpose,
                row.value(),
                row.from() == null ? "" : row.from(),
                row.to() == null ? "" : row.to(),
                row.source(),
                row.confidence(),
                row.note());
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @throws IllegalArgumentException if it is not such a line
     */
    public static RuleRow parse(String line) {
        try (CSVParser parser = CSVParser.parse(line, LINE)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                throw new IllegalArgumentException("rule: expected one line, got " + records.size());
            }
            return row(records.get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<RuleRow> resource(String name) {
        return Resource.rows(name).stream().map(RuleRows::row).toList();
    }

    private static RuleRow row(CSVRecord row) {
        String purpose = row.get("purpose");
        return new RuleRow(
                row.get("id"),
                row.get("jurisdiction"),
                RuleKind.valueOf(row.get("kind")),
                purpose.isEmpty() ? null : Purpose.valueOf(purpose),
                row.get("value"),
                date(row.get("effective_from")),
                date(row.get("effective_to")),
                row.get("source"),
                row.get("confidence"),
                row.get("note"));
    }

    private static @Nullable LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
