package io.voicecrm.sample.invoice;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What is written to a client about an invoice. No number of a phone, and nothing that the platform pays.
 *
 * @param hasDocument whether the invoice goes with it
 */
record InvoiceLetter(String subject, String text, boolean hasDocument) {

    static InvoiceLetter of(Invoice invoice, String issuer) {
        String name = "invoice " + invoice.number();
        String what = name + " for " + Amounts.month(invoice.month()) + ", " + Amounts.of(invoice.total());
        return switch (invoice.stage()) {
            case PAID ->
                new InvoiceLetter(
                        "Paid: " + name,
                        text(invoice, "Thank you: " + what + ", is paid. It is attached.", issuer),
                        true);
            case PAYMENT_FAILED ->
                new InvoiceLetter(
                        "Payment failed: " + name,
                        text(invoice, "The payment of " + what + ", did not succeed. " + next(invoice), issuer),
                        false);
            default ->
                new InvoiceLetter(
                        "Invoice " + invoice.number() + " for " + Amounts.month(invoice.month()),
                        text(invoice, "Attached is " + what + due(invoice) + ".", issuer),
                        true);
        };
    }

    private static String text(Invoice invoice, String news, String issuer) {
        String page = invoice.stage().isOwed() ? invoice.payPage() : null;
        String pay = page == null ? "" : "\n\nPay it here: " + page;
        return "Hello " + invoice.client().strip() + ",\n\n" + news + pay + "\n\n" + issuer + "\n";
    }

    private static String due(Invoice invoice) {
        LocalDate day = invoice.dueOn();
        return day == null ? "" : ", due on " + Amounts.day(day);
    }

    private static String next(Invoice invoice) {
        Instant next = invoice.dunning().nextAttemptAt();
        return next == null
                ? "It is not tried again by itself."
                : "It is tried again on " + Amounts.day(LocalDate.ofInstant(next, invoice.zone())) + ".";
    }
}
