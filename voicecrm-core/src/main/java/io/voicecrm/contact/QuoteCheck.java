package io.voicecrm.contact;

/**
 * Follows the quotes of one CSV record, line by line (RFC 4180; spaces around a quoted field are allowed, quotes inside an
 * unquoted one are plain text). Not thread-safe.
 */
final class QuoteCheck {

    private enum State {
        FIELD_START,
        UNQUOTED,
        QUOTED,
        AFTER_QUOTES,
        MALFORMED
    }

    private final char delimiter;
    private State state = State.FIELD_START;

    QuoteCheck(char delimiter) {
        this.delimiter = delimiter;
    }

    /** Follows one more line of the record. */
    void line(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (state == State.QUOTED) {
                if (c == '"') {
                    boolean escaped = i + 1 < line.length() && line.charAt(i + 1) == '"';
                    state = escaped ? State.QUOTED : State.AFTER_QUOTES;
                    i += escaped ? 1 : 0;
                }
            } else if (c == delimiter) {
                state = state == State.MALFORMED ? state : State.FIELD_START;
            } else if (state == State.FIELD_START && !Character.isWhitespace(c)) {
                state = c == '"' ? State.QUOTED : State.UNQUOTED;
            } else if (state == State.AFTER_QUOTES && !Character.isWhitespace(c)) {
                state = State.MALFORMED;
            }
        }
    }

    /** Whether the record goes on with the next line. */
    boolean isInsideQuotes() {
        return state == State.QUOTED;
    }

    /** Whether the record ends here and is sound. */
    boolean isComplete() {
        return state != State.QUOTED && state != State.MALFORMED;
    }
}
