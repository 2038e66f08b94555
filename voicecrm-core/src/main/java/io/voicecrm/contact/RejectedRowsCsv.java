package io.voicecrm.contact;

import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes rejected rows as a CSV file, one at a time: {@code row,column,value,code,reason}, values masked. Not thread-safe.
 *
 * <p>A spreadsheet that opens the file runs nothing in it: what could be a formula gets an apostrophe in front.
 */
public final class RejectedRowsCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("row", "column", "value", "code", "reason")
            .get();

    private final CSVPrinter printer;

    /**
     * Writes the header.
     *
     * @param out where to; the caller closes it, and chooses UTF-8
     * @throws IOException if {@code out} fails
     */
    public RejectedRowsCsv(Appendable out) throws IOException {
        this.printer = new CSVPrinter(out, FORMAT);
    }

    /**
     * Writes one row.
     *
     * @throws IOException if the output fails
     */
    public void write(RejectedRow row) throws IOException {
        String column = row.column();
        printer.printRecord(
                row.row(),
                column == null ? "" : withoutFormula(column),
                withoutFormula(row.maskedValue()),
                row.code().word(),
                row.reason());
    }

    private static String withoutFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
