package io.voicecrm.sample.invoice;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.billing.InvoiceDraft.Line;
import io.voicecrm.billing.InvoiceKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client owes, or owed, for a month.
 *
 * @param client the client's name
 * @param zone where the client is
 * @param revision 1 for the first invoice of the month, the next one after that was taken back
 * @param isBilledAgain whether there is a later one
 * @param number null for a draft
 * @param lines as they were rated when the month was billed
 * @param closedAt when it was paid or taken back
 * @param gatewayId the gateway's name for it; null if no gateway is known to have it
 * @param payPage where the client pays it
 */
record Invoice(
        UUID id,
        TenantId tenant,
        String client,
        ZoneId zone,
        YearMonth month,
        int revision,
        boolean isBilledAgain,
        Stage stage,
        @Nullable String number,
        Money total,
        List<Line> lines,
        Instant createdAt,
        @Nullable Instant issuedAt,
        @Nullable LocalDate dueOn,
        @Nullable Instant closedAt,
        Dunning dunning,
        @Nullable String gatewayId,
        @Nullable String payPage,
        @Nullable String pdf) {

    /** By what a gateway issues it once. */
    InvoiceKey key() {
        return new InvoiceKey(InvoiceKey.of(tenant, month).id(), revision);
    }

    /** What is sent: always the same, however much later. */
    InvoiceDraft draft() {
        return new InvoiceDraft(tenant, month, lines);
    }
}
