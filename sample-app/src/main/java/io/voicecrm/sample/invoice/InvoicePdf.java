package io.voicecrm.sample.invoice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.springframework.stereotype.Component;

/** An invoice as a document: what the client may see of it, which is all. */
@Component
class InvoicePdf {

    /** Where paper is Letter. */
    private static final Set<String> LETTER = Set.of("USD", "CAD", "MXN");

    private final InvoiceSettings settings;

    InvoicePdf(InvoiceSettings settings) {
        this.settings = settings;
    }

    /** What the file is called: {@code invoice-} and its number, or its month. */
    static String fileName(Invoice invoice) {
        String number = invoice.number();
        return "invoice-" + (number == null ? invoice.month().toString() : number) + ".pdf";
    }

    byte[] write(Invoice invoice) {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(fileName(invoice));
            PdfFont font = PdfFont.in(document);
            PDRectangle paper =
                    LETTER.contains(invoice.total().currency().getCurrencyCode()) ? PDRectangle.LETTER : PDRectangle.A4;
            new InvoiceLayout(settings, document, font, paper, invoice).write();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            // Nothing here is read or written but memory.
            throw new UncheckedIOException(e);
        }
    }
}
