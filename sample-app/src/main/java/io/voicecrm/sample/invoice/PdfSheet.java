package io.voicecrm.sample.invoice;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** A page that text is put on from the top down, in points. */
final class PdfSheet implements AutoCloseable {

    static final float MARGIN = 50;

    /** Kept free for what stands at the foot of every page. */
    private static final float FOOT = 80;

    private final PdfFont font;
    private final PDRectangle size;
    private final PDPageContentStream content;
    private float y;

    PdfSheet(PDDocument document, PdfFont font, PDRectangle size) throws IOException {
        PDPage page = new PDPage(size);
        document.addPage(page);
        this.font = font;
        this.size = size;
        this.content = new PDPageContentStream(document, page);
        this.y = size.getHeight() - MARGIN;
    }

    /** How a text looks. */
    record Style(float size, boolean isBold, Color color) {

        static final Style PLAIN = new Style(9.5f, false, Color.BLACK);
        static final Style BOLD = new Style(9.5f, true, Color.BLACK);
        static final Style TITLE = new Style(18, true, Color.BLACK);
        static final Style FAINT = new Style(8.5f, false, Color.DARK_GRAY);
    }

    float right() {
        return size.getWidth() - MARGIN;
    }

    boolean hasRoomFor(float height) {
        return y - height >= FOOT;
    }

    void down(float points) {
        y -= points;
    }

    float y() {
        return y;
    }

    void moveTo(float height) {
        y = height;
    }

    void left(String text, float x, Style style) throws IOException {
        put(font.shown(text), x, style);
    }

    /** Ends at {@code x}. */
    void right(String text, float x, Style style) throws IOException {
        String shown = font.shown(text);
        put(shown, x - font.width(shown, style.size()), style);
    }

    void rule() throws IOException {
        content.setStrokingColor(Color.LIGHT_GRAY);
        content.setLineWidth(0.5f);
        content.moveTo(MARGIN, y);
        content.lineTo(right(), y);
        content.stroke();
    }

    /** The text in lines of at most that width; a word that is longer is cut. */
    List<String> wrapped(String text, float width, Style style) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : font.shown(text).split(" ")) {
            String rest = word;
            while (!rest.isEmpty()) {
                String joined = line.isEmpty() ? rest : line + " " + rest;
                if (font.width(joined, style.size()) <= width) {
                    line.setLength(0);
                    line.append(joined);
                    rest = "";
                } else if (line.isEmpty()) {
                    int fitting = fitting(rest, width, style);
                    lines.add(rest.substring(0, fitting));
                    rest = rest.substring(fitting);
                } else {
                    lines.add(line.toString());
                    line.setLength(0);
                }
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private int fitting(String word, float width, Style style) throws IOException {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (font.width(word.substring(0, next), style.size()) > width) {
                return end;
            }
            end = next;
        }
        return end;
    }

    /** The font has no bold letters: a thin line around them does as well. */
    private void put(String shown, float x, Style style) throws IOException {
        content.beginText();
        content.setFont(font.font(), style.size());
        content.setNonStrokingColor(style.color());
        content.setStrokingColor(style.color());
        content.setLineWidth(style.size() / 40);
        content.setRenderingMode(style.isBold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        content.newLineAtOffset(x, y);
        content.showText(shown);
        content.endText();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
