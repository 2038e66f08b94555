package io.voicecrm.sample.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.billing.InvoiceDraft.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvoicePdfTest {

    private static final Instant LATE = Instant.parse("2026-04-02T03:59:00Z");

    private final InvoicePdf pdf =
            new InvoicePdf(new InvoiceSettings("Acme Calls GmbH", "Ringstraße 1 | 1010 Wien", ""));

    @Test
    void showsWhatIsOnTheInvoiceToTheCent() throws IOException {
        String text = text(invoice(
                "Northwind",
                "EUR",
                Stage.ISSUED,
                List.of(
                        line("Professional plan, 500 minutes included", "1", "month", "1299", "1299.00"),
                        line("Minutes beyond the plan", "83.33", "minute", "0.605", "50.41"),
                        line("Phone numbers", "3", "number", "2.5", "7.50"))));

        assertThat(text)
                .contains("Acme Calls GmbH", "Ringstraße 1", "1010 Wien", "Billed to", "Northwind")
                .contains("INV-000007", "March 2026", "1 March 2026 to 31 March 2026")
                .contains("Issued 1 April 2026", "Due 15 April 2026", "To be paid by 15 April 2026")
                .contains("Professional plan, 500 minutes included 1 month 1,299.00 1,299.00")
                .contains("Minutes beyond the plan 83.33 minutes 0.605 50.41")
                .contains("Phone numbers 3 numbers 2.50 7.50")
                .contains("Total 1,356.91 EUR", "Page 1 of 1");
    }

    @Test
    void startsANewPageWhereLinesAreMany() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= 120; i++) {
            lines.add(line(
                    "Line " + i + " of many, whose words are too many for one line of the document",
                    "1",
                    "month",
                    "1",
                    "1.00"));
        }

        byte[] file = pdf.write(invoice("Northwind", "EUR", Stage.ISSUED, lines));

        String text = text(file);
        try (PDDocument document = Loader.loadPDF(file)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            assertThat(text).contains("Page 1 of " + pages, "Page " + pages + " of " + pages);
            assertThat(text.split("Description", -1)).hasSize(pages + 1);
        }
        for (int i = 1; i <= 120; i++) {
            assertThat(text).contains("Line " + i + " of many");
        }
        assertThat(text).contains("Total 120.00 EUR");
    }

    @Test
    void endsAllAmountsAtTheSameEdge() throws IOException {
        Map<String, Float> ends = new HashMap<>();
        PDFTextStripper reader = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) throws IOException {
                TextPosition last = positions.get(positions.size() - 1);
                ends.put(text, last.getXDirAdj() + last.getWidthDirAdj());
                super.writeString(text, positions);
            }
        };
        byte[] file = pdf.write(invoice(
                "Northwind",
                "EUR",
                Stage.ISSUED,
                List.of(line("Much", "1", "month", "1", "1234567.89"), line("Little", "1", "month", "1", "0.05"))));

        try (PDDocument document = Loader.loadPDF(file)) {
            reader.getText(document);
        }

        float edge = PDRectangle.A4.getWidth() - PdfSheet.MARGIN;
        assertThat(ends.get("1,234,567.89")).isCloseTo(edge, offset(0.5f));
        assertThat(ends.get("0.05")).isCloseTo(edge, offset(0.5f));
    }

    @Test
    void showsABoxForALetterThatTheFontDoesNotKnow() throws IOException {
        String text = text(invoice("Zoë Łódź Ελλάδα Киев 東京\n\uD83D\uDE00", "EUR", Stage.ISSUED, someLines()));

        assertThat(text).contains("Zoë Łódź Ελλάδα Киев □□ □");
    }

    @Test
    void cutsAWordThatIsWiderThanItsColumn() throws IOException {
        String text = text(invoice("Ж".repeat(300), "EUR", Stage.ISSUED, someLines()));

        assertThat(text.chars().filter(letter -> letter == 'Ж').count()).isEqualTo(300);
    }

    @Test
    void usesThePaperOfWhereTheCurrencyIs() throws IOException {
        assertThat(width("USD")).isEqualTo(PDRectangle.LETTER.getWidth());
        assertThat(width("CHF")).isEqualTo(PDRectangle.A4.getWidth());
    }

    @Test
    void saysWhereTheInvoiceIs() throws IOException {
        assertThat(text(invoice("Northwind", "USD", Stage.PAID, someLines()))).contains("Paid on 1 April 2026");
        assertThat(text(invoice("Northwind", "USD", Stage.VOID, someLines())))
                .contains("Void on 1 April 2026, nothing is owed");
        assertThat(text(invoice("Northwind", "USD", Stage.UNCOLLECTIBLE, someLines())))
                .contains("Past due");
        assertThat(text(invoice("Northwind", "USD", Stage.DRAFT, someLines()))).contains("Draft, not issued yet");
    }

    private float width(String currency) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(pdf.write(invoice("Northwind", currency, Stage.ISSUED, someLines())))) {
            return document.getPage(0).getMediaBox().getWidth();
        }
    }

    private String text(Invoice invoice) throws IOException {
        return text(pdf.write(invoice));
    }

    private static String text(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            PDFTextStripper reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            return reader.getText(document);
        }
    }

    private static List<Line> someLines() {
        return List.of(line("Plan", "1", "month", "1", "1.00"));
    }

    private static Line line(String what, String quantity, String unit, String price, String amount) {
        return new Line(
                what,
                new BigDecimal(quantity),
                unit,
                new BigDecimal(price),
                Money.of(amount, Currency.getInstance("EUR")));
    }

    private static Invoice invoice(String client, String currency, Stage stage, List<Line> lines) {
        Currency money = Currency.getInstance(currency);
        long total =
                lines.stream().mapToLong(line -> line.amount().minorUnits()).sum();
        @Nullable Instant closedAt = stage.isLast() ? LATE : null;
        return new Invoice(
                new UUID(0, 1),
                new TenantId("northwind"),
                client,
                ZoneId.of("America/New_York"),
                YearMonth.of(2026, 3),
                1,
                false,
                stage,
                stage == Stage.DRAFT ? null : "INV-000007",
                new Money(total, money),
                lines,
                LATE,
                stage == Stage.DRAFT ? null : LATE,
                stage == Stage.DRAFT ? null : LocalDate.of(2026, 4, 15),
                closedAt,
                new Dunning(stage == Stage.UNCOLLECTIBLE, 0, null),
                null,
                null,
                null);
    }
}
