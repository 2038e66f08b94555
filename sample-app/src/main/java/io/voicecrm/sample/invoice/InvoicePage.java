package io.voicecrm.sample.invoice;

import io.voicecrm.sample.invoice.Invoices.Filter;
import io.voicecrm.sample.invoice.Invoices.Key;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Invoices page by page, on the wire. */
final class InvoicePage {

    private InvoicePage() {}

    static PageOf<InvoiceJson> of(Invoices invoices, Filter filter, int limit, @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        return PageOf.of(
                invoices.page(filter, keyOf(Cursor.decode(after)), bounded + 1),
                bounded,
                invoice -> invoice.month() + " " + invoice.revision() + " " + invoice.tenant(),
                InvoiceJson::of);
    }

    private static @Nullable Key keyOf(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        String[] parts = cursor.split(" ", 3);
        try {
            if (parts.length == 3) {
                return new Key(YearMonth.parse(parts[0]), Integer.parseInt(parts[1]), parts[2]);
            }
        } catch (DateTimeException | NumberFormatException e) {
            // Answered below.
        }
        throw Problems.invalid("after", "is not a cursor that a page gave");
    }
}
