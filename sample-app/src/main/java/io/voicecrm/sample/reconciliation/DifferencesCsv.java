package io.voicecrm.sample.reconciliation;

import io.voicecrm.sample.reconciliation.Comparison.Row;
import io.voicecrm.sample.web.SnakeCase;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What does not match, as a file to send to the provider. */
final class DifferencesCsv {

    private static final int PAGE = 500;

    private final Comparison comparison;

    DifferencesCsv(Comparison comparison) {
        this.comparison = comparison;
    }

    void write(ProviderInvoice invoice, Appendable out) throws IOException {
        out.append("call_id,state,recorded,charged,difference,currency,client_id,client\r\n");
        List<Row> page = comparison.page(invoice, null, null, PAGE);
        while (!page.isEmpty()) {
            for (Row row : page) {
                out.append(line(row, invoice.unit())).append("\r\n");
            }
            page = page.size() < PAGE
                    ? List.of()
                    : comparison.page(invoice, null, page.get(PAGE - 1).ref(), PAGE);
        }
    }

    private static String line(Row row, Unit unit) {
        return Stream.of(
                        text(row.ref()),
                        SnakeCase.of(row.state()),
                        plain(row.ours()),
                        plain(row.theirs()),
                        plain(row.difference()),
                        unit.code(),
                        text(Objects.toString(row.tenant(), "")),
                        text(Objects.requireNonNullElse(row.client(), "")))
                .collect(Collectors.joining(","));
    }

    static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** A spreadsheet takes text that begins like a formula for one; a negative number is one. */
    private static String text(String field) {
        boolean isFormula = !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0;
        String shown = isFormula ? "'" + field : field;
        return shown.matches("[\\w .:/'-]*") ? shown : "\"" + shown.replace("\"", "\"\"") + "\"";
    }
}
