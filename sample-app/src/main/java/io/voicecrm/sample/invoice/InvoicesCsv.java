package io.voicecrm.sample.invoice;

import io.voicecrm.sample.invoice.Invoices.Filter;
import io.voicecrm.sample.invoice.Invoices.Key;
import io.voicecrm.sample.web.SnakeCase;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Invoices as a file for a bookkeeper. */
final class InvoicesCsv {

    private static final int PAGE = 500;

    private final Invoices invoices;

    InvoicesCsv(Invoices invoices) {
        this.invoices = invoices;
    }

    void write(Filter filter, Appendable out) throws IOException {
        out.append("month,number,client_id,client,state,total,currency,issued_at,due_on,closed_at\r\n");
        List<Invoice> page = invoices.page(filter, null, PAGE);
        while (!page.isEmpty()) {
            for (Invoice invoice : page) {
                out.append(line(invoice)).append("\r\n");
            }
            page = page.size() < PAGE ? List.of() : invoices.page(filter, Key.of(page.get(PAGE - 1)), PAGE);
        }
    }

    private static String line(Invoice invoice) {
        return Stream.of(
                        invoice.month(),
                        text(invoice.number()),
                        invoice.tenant(),
                        invoice.client(),
                        SnakeCase.of(invoice.stage()),
                        invoice.total().major().toPlainString(),
                        invoice.total().currency(),
                        text(invoice.issuedAt()),
                        text(invoice.dueOn()),
                        text(invoice.closedAt()))
                .map(field -> quoted(field.toString()))
                .collect(Collectors.joining(","));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /** A spreadsheet takes text that begins like a formula for one. */
    private static String quoted(String field) {
        boolean isFormula = !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0;
        String shown = isFormula ? "'" + field : field;
        return shown.matches("[\\w .:/'-]*") ? shown : "\"" + shown.replace("\"", "\"\"") + "\"";
    }
}
