package io.voicecrm.sample.invoice;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The document of an invoice, on the wire. */
final class PdfAnswer {

    private PdfAnswer() {}

    static ResponseEntity<byte[]> of(InvoicePdf pdf, Invoice invoice) {
        String name = ContentDisposition.attachment()
                .filename(InvoicePdf.fileName(invoice))
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name)
                .body(pdf.write(invoice));
    }
}
