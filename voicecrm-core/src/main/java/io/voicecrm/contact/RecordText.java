package io.voicecrm.contact;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a CSV file, record by record, only as far as its quotes are sound. Not thread-safe.
 *
 * <p>A CSV parser cannot go on after malformed quotes, and takes the rest of a file for one field if a quote is never
 * closed. So records are checked here first: {@link #next} moves to a record, and the parser, reading from here, gets the
 * text of that record and no more. Of a malformed record only the first line is lost; reading goes on with the second.
 */
final class RecordText extends Reader {

    /** What {@link #next} found. */
    enum Next {
        RECORD,
        MALFORMED_QUOTES,
        TOO_LONG,
        NUL_CHARACTER,
        END
    }

    private static final String DECLARABLE = ",;\t|";

    private final LineReader lines;
    private final int maxCharacters;
    private char delimiter = ',';
    private String record = "";
    private int position;

    /**
     * How much may be read a second time after a malformed record. Without a limit a file made for it takes hours; past
     * the limit a quoted field has to end on its own line.
     */
    private long rereadableCharacters;

    RecordText(LineReader lines, CsvLimits limits) {
        this.lines = lines;
        this.maxCharacters = limits.maxRowCharacters();
        this.rereadableCharacters = 1000L * maxCharacters;
    }

    /** Finds the delimiter in the first line, without moving on, and returns it. Skips a line such as {@code sep=;}. */
    char detectDelimiter() throws IOException {
        String first = nextLine();
        if (first == null) {
            return delimiter;
        }
        if (first.length() == 5 && first.startsWith("sep=") && DECLARABLE.indexOf(first.charAt(4)) >= 0) {
            delimiter = first.charAt(4);
        } else {
            delimiter = mostFrequentOutsideQuotes(first);
            lines.putBack(List.of(first));
        }
        return delimiter;
    }

    /** Moves to the next record that is not blank. */
    Next next() throws IOException {
        record = "";
        position = 0;
        String first = nextLine();
        if (first == null) {
            return Next.END;
        }
        if (first.length() > maxCharacters) {
            return Next.TOO_LONG;
        }
        if (first.indexOf('"') < 0) {
            record = first + '\n';
            return first.indexOf('\0') < 0 ? Next.RECORD : Next.NUL_CHARACTER;
        }
        return quoted(first);
    }

    private Next quoted(String first) throws IOException {
        QuoteCheck check = new QuoteCheck(delimiter);
        check.line(first);
        StringBuilder text = new StringBuilder(first).append('\n');
        List<String> further = new ArrayList<>();
        while (check.isInsideQuotes() && text.length() - 1 <= maxCharacters && rereadableCharacters > 0) {
            String line = lines.next();
            if (line == null) {
                break;
            }
            further.add(line);
            check.line(line);
            text.append(line).append('\n');
        }
        if (check.isComplete() && text.length() - 1 > maxCharacters) {
            return Next.TOO_LONG;
        }
        if (!check.isComplete()) {
            rereadableCharacters -= text.length() - first.length();
            lines.putBack(further);
            return Next.MALFORMED_QUOTES;
        }
        record = text.toString();
        return record.indexOf('\0') < 0 ? Next.RECORD : Next.NUL_CHARACTER;
    }

    private @Nullable String nextLine() throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line;
    }

    private static char mostFrequentOutsideQuotes(String line) {
        String candidates = ",;\t";
        int[] counts = new int[candidates.length()];
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            int candidate = quoted ? -1 : candidates.indexOf(c);
            if (candidate >= 0) {
                counts[candidate]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return candidates.charAt(best);
    }

    @Override
    public int read(char[] target, int offset, int length) {
        if (position == record.length()) {
            return -1;
        }
        int count = Math.min(length, record.length() - position);
        record.getChars(position, position + count, target, offset);
        position += count;
        return count;
    }

    /** Does nothing: who opened the file closes it. */
    @Override
    public void close() {}
}
