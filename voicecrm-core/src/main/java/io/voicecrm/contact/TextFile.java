package io.voicecrm.contact;

import io.voicecrm.contact.UnreadableContactFileException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Opens what should be a text file, or says what it is instead. */
final class TextFile {

    private static final int HEAD_BYTES = 4096;
    private static final String SAVE_AS = "save it as \"CSV UTF-8\" and upload that";

    private TextFile() {}

    /**
     * Decodes a file by its byte order mark, else as UTF-8.
     *
     * @return text without the mark; reading it throws {@link CharacterCodingException} where the bytes are no text
     * @throws UnreadableContactFileException if its beginning shows that it is no text
     */
    static Reader open(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD_BYTES);
        refuseKnownFormats(HexFormat.of().formatHex(head, 0, Math.min(head.length, 8)));
        Charset marked = byteOrderMark(head);
        if (marked == null) {
            refuseUnmarked(head);
        }
        Charset charset = marked == null ? StandardCharsets.UTF_8 : marked;
        int markBytes = marked == null ? 0 : "\uFEFF".getBytes(marked).length;
        String beginning = new String(head, markBytes, head.length - markBytes, charset).stripLeading();
        if (beginning.matches("(?s)<[a-zA-Z!?].*")) {
            throw new UnreadableContactFileException(
                    Kind.HTML, "The file is a web page, not a CSV file; download the CSV file itself and upload that.");
        }
        PushbackInputStream text = new PushbackInputStream(in, HEAD_BYTES);
        text.unread(head, markBytes, head.length - markBytes);
        // A decoder, unlike a charset, reports malformed bytes instead of replacing them.
        return new InputStreamReader(text, charset.newDecoder());
    }

    /** For a file that stops being text somewhere. */
    static UnreadableContactFileException wrongEncoding(@Nullable CharacterCodingException cause) {
        return new UnreadableContactFileException(
                Kind.ENCODING, "The text of the file is not in UTF-8; " + SAVE_AS + ".", cause);
    }

    private static void refuseKnownFormats(String head) {
        if (head.startsWith("504b0304") || head.startsWith("d0cf11e0a1b11ae1")) {
            throw new UnreadableContactFileException(
                    Kind.SPREADSHEET,
                    "The file is a workbook of a spreadsheet program or an archive; open it there, " + SAVE_AS + ".");
        }
        // PDF, gzip, PNG, JPEG
        if (head.startsWith("25504446")
                || head.startsWith("1f8b")
                || head.startsWith("89504e47")
                || head.startsWith("ffd8ff")) {
            throw binary();
        }
    }

    private static @Nullable Charset byteOrderMark(byte[] head) {
        String start = HexFormat.of().formatHex(head, 0, Math.min(head.length, 4));
        if (start.equals("fffe0000") || start.equals("0000feff")) {
            throw wrongEncoding(null);
        }
        if (start.startsWith("efbbbf")) {
            return StandardCharsets.UTF_8;
        }
        if (start.startsWith("fffe")) {
            return StandardCharsets.UTF_16LE;
        }
        return start.startsWith("feff") ? StandardCharsets.UTF_16BE : null;
    }

    /** Refuses UTF-16 without a mark, where every other byte of plain text is zero, and what is full of control codes. */
    private static void refuseUnmarked(byte[] head) {
        int[] zeros = new int[2];
        int controls = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                zeros[i % 2]++;
            }
            if (head[i] >= 0 && head[i] < ' ' && "\t\n\r\f".indexOf(head[i]) < 0) {
                controls++;
            }
        }
        if (controls < 4 || controls * 20 < head.length) {
            return;
        }
        boolean everyOther = Math.max(zeros[0], zeros[1]) * 3 > head.length && Math.min(zeros[0], zeros[1]) == 0;
        throw everyOther ? wrongEncoding(null) : binary();
    }

    private static UnreadableContactFileException binary() {
        return new UnreadableContactFileException(Kind.BINARY, "The file is not text; expected a CSV file in UTF-8.");
    }
}
