package io.voicecrm.contact;

import io.voicecrm.VoiceCrmException;
import org.jspecify.annotations.Nullable;

/**
 * A file as a whole cannot be read as contacts. The message is one sentence for the person who chose the file.
 *
 * <p>{@link Kind#ENCODING} and {@link Kind#TOO_LARGE} may come after rows were handed out; drop those.
 */
public final class UnreadableContactFileException extends VoiceCrmException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is wrong with the file. New constants may come. */
    public enum Kind {
        /** There is nothing in it. */
        EMPTY,
        /** It is a web page, or other markup. */
        HTML,
        /** It is a workbook of a spreadsheet program. */
        SPREADSHEET,
        /** It is not text. */
        BINARY,
        /** It is text, but neither UTF-8 nor UTF-16 with a byte order mark. */
        ENCODING,
        /** Its first line is a contact, not the names of the columns. */
        NO_HEADER,
        /** Its first line is not well formed, or longer than allowed. */
        MALFORMED_HEADER,
        /** No column holds the numbers. */
        NO_PHONE_COLUMN,
        /** Two columns have one name, or one meaning. */
        DUPLICATE_COLUMN,
        /** It has more rows or columns than allowed. */
        TOO_LARGE
    }

    UnreadableContactFileException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    UnreadableContactFileException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** What is wrong with the file. */
    public Kind kind() {
        return kind;
    }
}
