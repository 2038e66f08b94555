package io.voicecrm.contact;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text, ended by LF, CR or both, of a length that cannot exhaust the memory. Lines can be put back. Not
 * thread-safe.
 */
final class LineReader {

    private final Reader in;
    private final int maxCharacters;
    private final char[] buffer = new char[16_384];
    private final Deque<String> returned = new ArrayDeque<>();
    private int position;
    private int end;
    private boolean afterCarriageReturn;

    /** @param maxCharacters how much of a line is kept; a longer one comes as its first {@code maxCharacters + 1} */
    LineReader(Reader in, int maxCharacters) {
        this.in = in;
        this.maxCharacters = maxCharacters;
    }

    /** The next line without its end; null after the last. */
    @Nullable
    String next() throws IOException {
        String line = returned.poll();
        return line == null ? readLine() : line;
    }

    /** Puts lines back, in the order in which they came. */
    void putBack(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            returned.addFirst(lines.get(i));
        }
    }

    private @Nullable String readLine() throws IOException {
        StringBuilder longer = null;
        while (hasMore()) {
            int from = position;
            while (position < end && buffer[position] != '\n' && buffer[position] != '\r') {
                position++;
            }
            boolean complete = position < end;
            if (complete && longer == null) {
                String line = new String(buffer, from, Math.min(position - from, maxCharacters + 1));
                endLine();
                return line;
            }
            longer = longer == null ? new StringBuilder() : longer;
            longer.append(buffer, from, Math.min(position - from, maxCharacters + 1 - longer.length()));
            if (complete) {
                endLine();
                return longer.toString();
            }
        }
        return longer == null ? null : longer.toString();
    }

    private void endLine() {
        afterCarriageReturn = buffer[position] == '\r';
        position++;
    }

    /** Whether there is a character to read; the LF of a CR LF is none. */
    private boolean hasMore() throws IOException {
        if (position == end && !fill()) {
            return false;
        }
        if (afterCarriageReturn && buffer[position] == '\n') {
            position++;
            afterCarriageReturn = false;
            return position < end || fill();
        }
        afterCarriageReturn = false;
        return true;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = 0;
        int read = in.read(buffer);
        end = Math.max(read, 0);
        return read > 0;
    }
}
