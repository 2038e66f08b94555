package io.voicecrm.sample.invoice;

import io.voicecrm.TenantId;
import io.voicecrm.sample.database.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Which mails are to be sent about invoices, and which were. What is to be told follows from where an invoice is: there is no
 * second list to fall out of step with it, and what is not true any more is not told any more.
 */
@Component
class InvoiceMails {

    /** What could not be told for so long, people have found out by themselves. */
    static final Duration WORTH_TELLING = Duration.ofDays(3);

    private static final String NEW = """
            insert into invoice_mails (tenant_id, invoice_id, stage, tries, due_at)
            select tenant_id, id, stage, 0, :now from invoices
            where stage in ('ISSUED', 'PAYMENT_FAILED', 'PAID') and moved_at > :oldest
            on conflict do nothing""";

    /** Each try puts the next one off, twice as far: that is the lease of whoever tries, too. */
    private static final String CLAIM = """
            with due as (
                select m.tenant_id, m.invoice_id, m.stage
                from invoice_mails m join invoices i
                    on i.tenant_id = m.tenant_id and i.id = m.invoice_id and i.stage = m.stage
                where m.sent_at is null and m.due_at <= :now and i.moved_at > :oldest
                order by m.due_at, m.invoice_id limit 1 for update of m skip locked)
            update invoice_mails m
            set tries = m.tries + 1,
                due_at = :now::timestamptz + least(interval '1 minute' * power(2, m.tries), interval '1 hour')
            from due
            where m.tenant_id = due.tenant_id and m.invoice_id = due.invoice_id and m.stage = due.stage
            returning m.tenant_id, m.invoice_id, m.stage""";

    private final Scope scope;
    private final Clock clock;

    InvoiceMails(Scope scope, Clock clock) {
        this.scope = scope;
        this.clock = clock;
    }

    /** A mail that is to be sent now. */
    record Mail(TenantId tenant, UUID invoice, Stage stage) {}

    /** Takes note of what is to be told since the last look. */
    void collect() {
        scope.platform(jdbc -> jdbc.sql(NEW)
                .param("now", Timestamp.from(clock.instant()))
                .param("oldest", oldest())
                .update());
    }

    /** The next one that is due; nobody else gets it for a while. */
    Optional<Mail> claim() {
        return scope.platform(jdbc -> jdbc.sql(CLAIM)
                .param("now", Timestamp.from(clock.instant()))
                .param("oldest", oldest())
                .query((row, number) -> new Mail(
                        new TenantId(row.getString("tenant_id")),
                        row.getObject("invoice_id", UUID.class),
                        Stage.valueOf(row.getString("stage"))))
                .optional());
    }

    void sent(Mail mail) {
        scope.platform(jdbc -> jdbc.sql("""
                update invoice_mails set sent_at = :now
                where tenant_id = :tenant and invoice_id = :invoice and stage = :stage""")
                .param("now", Timestamp.from(clock.instant()))
                .param("tenant", mail.tenant().value())
                .param("invoice", mail.invoice())
                .param("stage", mail.stage().name())
                .update());
    }

    private Timestamp oldest() {
        Instant oldest = clock.instant().minus(WORTH_TELLING);
        return Timestamp.from(oldest);
    }
}
