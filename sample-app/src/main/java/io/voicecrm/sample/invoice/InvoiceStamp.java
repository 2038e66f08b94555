package io.voicecrm.sample.invoice;

import java.awt.Color;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a document says of where its invoice is. */
record InvoiceStamp(String text, Color color) {

    private static final Color GREEN = new Color(0x15, 0x80, 0x3D);
    private static final Color RED = new Color(0xB9, 0x1C, 0x1C);

    static InvoiceStamp of(Invoice invoice) {
        LocalDate dueOn = invoice.dueOn();
        String due = dueOn == null ? "To be paid" : "To be paid by " + Amounts.day(dueOn);
        return switch (invoice.stage()) {
            case DRAFT -> new InvoiceStamp("Draft, not issued yet", Color.DARK_GRAY);
            case ISSUED, PAYMENT_FAILED, UNCOLLECTIBLE ->
                invoice.dunning().isPastDue() ? new InvoiceStamp("Past due", RED) : new InvoiceStamp(due, Color.BLACK);
            case PAID -> new InvoiceStamp("Paid" + on(invoice, invoice.closedAt()), GREEN);
            case VOID -> new InvoiceStamp("Void" + on(invoice, invoice.closedAt()) + ", nothing is owed", RED);
        };
    }

    private static String on(Invoice invoice, @Nullable Instant time) {
        return time == null ? "" : " on " + Amounts.day(LocalDate.ofInstant(time, invoice.zone()));
    }
}
