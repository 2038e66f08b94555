package io.voicecrm.sample.invoice;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The one font of a document, of which the letters in use are embedded. It is Liberation Sans, which comes with PDFBox and
 * knows the Latin, Greek, Cyrillic and Hebrew letters. For what it does not know it shows an empty box.
 */
final class PdfFont {

    private static final String LIBERATION = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int BOX = 0x25A1;

    private final CmapLookup letters;
    private final PDFont font;

    private PdfFont(CmapLookup letters, PDFont font) {
        this.letters = letters;
        this.font = font;
    }

    static PdfFont in(PDDocument document) throws IOException {
        try (InputStream file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(LIBERATION), LIBERATION)) {
            TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
            return new PdfFont(parsed.getUnicodeCmapLookup(), PDType0Font.load(document, parsed, true));
        }
    }

    PDFont font() {
        return font;
    }

    /** The text as it can be shown: what is unknown is a box, and what is no letter at all is a blank. */
    String shown(String text) {
        StringBuilder shown = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(letter -> Character.isISOControl(letter) ? ' ' : letter)
                .map(letter -> letters.getGlyphId(letter) == 0 ? BOX : letter)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** In points. */
    float width(String shown, float size) throws IOException {
        return font.getStringWidth(shown) * size / 1000;
    }
}
