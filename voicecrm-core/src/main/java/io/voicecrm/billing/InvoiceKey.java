package io.voicecrm.billing;

import io.voicecrm.TenantId;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our own name for an invoice. A gateway issues one invoice per key, however often it is asked.
 *
 * @param id the same for every try to bill the same thing; 1 to 100 letters, digits and {@code . _ / -}
 * @param revision 1 for the first; the next one after an invoice was voided, to bill the same thing again
 */
public record InvoiceKey(String id, int revision) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._/-]{1,100}");
    private static final Pattern SHOWN = Pattern.compile("(.+):(\\d{1,6})");

    /** @throws IllegalArgumentException if a part is not as described */
    public InvoiceKey {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "invoice id: \"" + id + "\" must be 1 to 100 letters, digits and . _ / -");
        }
        if (revision < 1) {
            throw new IllegalArgumentException("revision of invoice " + id + ": " + revision + " must be at least 1");
        }
    }

    /** The first invoice of a tenant for a month. */
    public static InvoiceKey of(TenantId tenant, YearMonth month) {
        return new InvoiceKey(tenant + "/" + month, 1);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static InvoiceKey parse(String shown) {
        Matcher parts = SHOWN.matcher(shown);
        if (!parts.matches()) {
            throw new IllegalArgumentException("invoice key: \"" + shown + "\" must be an id, a colon and a revision");
        }
        return new InvoiceKey(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    /** The same thing, billed once more. */
    public InvoiceKey next() {
        return new InvoiceKey(id, revision + 1);
    }

    /** For example {@code tenant-1/2026-03:1}. */
    @Override
    public String toString() {
        return id + ":" + revision;
    }
}
