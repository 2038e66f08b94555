package io.voicecrm.billing;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * A bill before it is sent.
 *
 * @param lines in the order in which people read them
 */
public record InvoiceDraft(TenantId tenant, YearMonth month, List<Line> lines) {

    /** @throws IllegalArgumentException if there is no line */
    public InvoiceDraft {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("invoice of " + tenant + " for " + month + ": must have a line");
        }
        lines = List.copyOf(lines);
    }

    /** The sum of the lines, which are rounded already. */
    public Money total() {
        return lines.stream().map(Line::amount).reduce(Money::plus).orElseThrow();
    }

    /**
     * One line.
     *
     * @param quantity in {@code unit}, exact
     * @param unitPrice in major units of the amount's currency, exact
     * @param amount quantity times price, rounded half up to the minor unit
     */
    public record Line(String description, BigDecimal quantity, String unit, BigDecimal unitPrice, Money amount) {}
}
