package io.voicecrm.sample.invoice;

import io.voicecrm.billing.InvoiceDraft.Line;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.Reference;
import io.voicecrm.sample.web.SnakeCase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice on the wire: what the client may see of it, which is all.
 *
 * @param revision 1 for the first invoice of the month, the next one after that was taken back
 * @param billedAgain whether there is a later one
 * @param attempts how often somebody tried to collect the money
 * @param payPage only while there is something to pay
 */
record InvoiceJson(
        String id,
        Reference client,
        String month,
        int revision,
        boolean billedAgain,
        String state,
        @Nullable String number,
        MoneyJson total,
        Instant createdAt,
        @Nullable Instant issuedAt,
        @Nullable LocalDate dueOn,
        @Nullable Instant closedAt,
        boolean pastDue,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String payPage,
        @Nullable String pdf,
        List<LineJson> lines) {

    record LineJson(String description, String quantity, String unit, MoneyJson unitPrice, MoneyJson amount) {

        static LineJson of(Line line) {
            return new LineJson(
                    line.description(),
                    line.quantity().toPlainString(),
                    line.unit(),
                    MoneyJson.price(line.unitPrice(), line.amount().currency()),
                    MoneyJson.of(line.amount()));
        }
    }

    static InvoiceJson of(Invoice invoice) {
        return new InvoiceJson(
                invoice.id().toString(),
                new Reference(invoice.tenant().value(), invoice.client()),
                invoice.month().toString(),
                invoice.revision(),
                invoice.isBilledAgain(),
                SnakeCase.of(invoice.stage()),
                invoice.number(),
                MoneyJson.of(invoice.total()),
                invoice.createdAt(),
                invoice.issuedAt(),
                invoice.dueOn(),
                invoice.closedAt(),
                invoice.dunning().isPastDue(),
                invoice.dunning().attempts(),
                invoice.dunning().nextAttemptAt(),
                invoice.stage().isOwed() ? invoice.payPage() : null,
                invoice.pdf(),
                invoice.lines().stream().map(LineJson::of).toList());
    }
}
