package io.voicecrm.sample.invoice;

import io.voicecrm.Money;
import io.voicecrm.billing.InvoiceDraft.Line;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Lines of an invoice as they are kept. Decimals are text: they come back with the digits that they had. */
final class FrozenLines {

    // Not the app's: how it names fields on the wire may change, what is stored may not.
    private static final JsonMapper JSON = new JsonMapper();

    private FrozenLines() {}

    record Frozen(String description, String quantity, String unit, String unitPrice, long amountMinor) {}

    static String write(List<Line> lines) {
        return JSON.writeValueAsString(lines.stream()
                .map(line -> new Frozen(
                        line.description(),
                        line.quantity().toPlainString(),
                        line.unit(),
                        line.unitPrice().toPlainString(),
                        line.amount().minorUnits()))
                .toList());
    }

    static List<Line> read(String json, Currency currency) {
        return List.of(JSON.readValue(json, Frozen[].class)).stream()
                .map(line -> new Line(
                        line.description(),
                        new BigDecimal(line.quantity()),
                        line.unit(),
                        new BigDecimal(line.unitPrice()),
                        new Money(line.amountMinor(), currency)))
                .toList();
    }
}
