package io.voicecrm.sample.invoice;

import static io.voicecrm.sample.invoice.PdfSheet.MARGIN;

import io.voicecrm.billing.InvoiceDraft.Line;
import io.voicecrm.sample.invoice.PdfSheet.Style;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** What stands where on the pages of one invoice. */
final class InvoiceLayout {

    private static final float STEP = 13;

    private final InvoiceSettings settings;
    private final PDDocument document;
    private final PdfFont font;
    private final PDRectangle paper;
    private final Invoice invoice;
    private final List<PdfSheet> sheets = new ArrayList<>();
    private PdfSheet sheet;

    InvoiceLayout(InvoiceSettings settings, PDDocument document, PdfFont font, PDRectangle paper, Invoice invoice)
            throws IOException {
        this.settings = settings;
        this.document = document;
        this.font = font;
        this.paper = paper;
        this.invoice = invoice;
        this.sheet = next();
    }

    void write() throws IOException {
        head();
        columns();
        for (Line line : invoice.lines()) {
            line(line);
        }
        total();
        for (int i = 0; i < sheets.size(); i++) {
            foot(sheets.get(i), i + 1);
        }
    }

    private PdfSheet next() throws IOException {
        PdfSheet added = new PdfSheet(document, font, paper);
        sheets.add(added);
        return added;
    }

    private void head() throws IOException {
        float right = sheet.right();
        float half = right / 2;
        sheet.down(Style.TITLE.size());
        sheet.left(settings.issuer(), MARGIN, Style.TITLE);
        sheet.right("Invoice", right, Style.TITLE);
        sheet.down(STEP / 3);
        for (String line : settings.addressLines()) {
            sheet.down(STEP);
            sheet.left(line, MARGIN, Style.FAINT);
        }
        sheet.down(3 * STEP);
        float top = sheet.y();
        sheet.left("Billed to", MARGIN, Style.FAINT);
        for (String line : sheet.wrapped(invoice.client(), half - MARGIN, Style.BOLD)) {
            sheet.down(STEP);
            sheet.left(line, MARGIN, Style.BOLD);
        }
        float bottom = sheet.y();
        sheet.moveTo(top);
        facts(half + MARGIN, right);
        sheet.moveTo(Math.min(bottom, sheet.y()) - 2 * STEP);
        InvoiceStamp stamp = InvoiceStamp.of(invoice);
        sheet.left(stamp.text(), MARGIN, new Style(12, true, stamp.color()));
        sheet.down(2 * STEP);
    }

    private void facts(float left, float right) throws IOException {
        String number = invoice.number();
        LocalDate dueOn = invoice.dueOn();
        fact("Number", number == null ? "–" : number, left, right);
        fact("Month", Amounts.month(invoice.month()), left, right);
        fact(
                "Period",
                Amounts.day(invoice.month().atDay(1)) + " to "
                        + Amounts.day(invoice.month().atEndOfMonth()),
                left,
                right);
        if (invoice.issuedAt() != null) {
            fact("Issued", Amounts.day(LocalDate.ofInstant(invoice.issuedAt(), invoice.zone())), left, right);
        }
        if (dueOn != null) {
            fact("Due", Amounts.day(dueOn), left, right);
        }
    }

    private void fact(String name, String value, float left, float right) throws IOException {
        sheet.left(name, left, Style.FAINT);
        sheet.right(value, right, Style.PLAIN);
        sheet.down(STEP);
    }

    private void columns() throws IOException {
        row("Description", "Quantity", "Price", "Amount in " + invoice.total().currency(), Style.FAINT);
        sheet.down(STEP / 2);
        sheet.rule();
        sheet.down(STEP);
    }

    private void line(Line line) throws IOException {
        List<String> what = sheet.wrapped(line.description(), sheet.right() * 0.42f, Style.PLAIN);
        if (!sheet.hasRoomFor(what.size() * STEP)) {
            sheet = next();
            sheet.down(STEP);
            columns();
        }
        int digits = Math.max(0, invoice.total().currency().getDefaultFractionDigits());
        row(
                what.get(0),
                quantity(line),
                Amounts.exact(line.unitPrice(), digits),
                Amounts.plain(line.amount()),
                Style.PLAIN);
        for (String more : what.subList(1, what.size())) {
            sheet.down(STEP);
            sheet.left(more, MARGIN, Style.PLAIN);
        }
        sheet.down(STEP + 3);
    }

    private static String quantity(Line line) {
        boolean isOne = line.quantity().compareTo(BigDecimal.ONE) == 0;
        return Amounts.exact(line.quantity(), 0) + " " + line.unit() + (isOne ? "" : "s");
    }

    private void row(String what, String quantity, String price, String amount, Style style) throws IOException {
        float width = sheet.right() - MARGIN;
        sheet.left(what, MARGIN, style);
        sheet.right(quantity, MARGIN + width * 0.64f, style);
        sheet.right(price, MARGIN + width * 0.78f, style);
        sheet.right(amount, sheet.right(), style);
    }

    private void total() throws IOException {
        if (!sheet.hasRoomFor(3 * STEP)) {
            sheet = next();
            sheet.down(STEP);
        }
        sheet.rule();
        sheet.down(STEP + 3);
        sheet.left("Total", MARGIN, Style.BOLD);
        sheet.right(Amounts.of(invoice.total()), sheet.right(), Style.BOLD);
    }

    private void foot(PdfSheet one, int page) throws IOException {
        one.moveTo(MARGIN);
        one.left(settings.issuer(), MARGIN, Style.FAINT);
        one.right("Page " + page + " of " + sheets.size(), one.right(), Style.FAINT);
        one.close();
    }
}
