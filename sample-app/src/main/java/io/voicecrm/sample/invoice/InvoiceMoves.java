package io.voicecrm.sample.invoice;

import io.voicecrm.TenantId;
import io.voicecrm.billing.InvoiceReceipt;
import io.voicecrm.sample.database.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Brings invoices from stage to stage, forwards only. */
@Component
class InvoiceMoves {

    /** A failed payment that fails once more stays where it is: only how often, and what comes next, is new. */
    private static final String MOVE = """
            update invoices i set stage = :stage, issued_at = coalesce(i.issued_at, :now),
                due_on = coalesce(i.due_on, (:now::timestamptz at time zone t.time_zone)::date + :days),
                closed_at = case when :isLast then coalesce(i.closed_at, :now::timestamptz) end,
                moved_at = case when i.stage = :stage then i.moved_at else :now::timestamptz end, %s
            from tenants t
            where t.tenant_id = i.tenant_id and i.tenant_id = :tenant and %s
            and (i.stage = any(:earlier) or (:isOwed and i.stage = :stage and i.attempts <= :attempts))""";

    private static final String TOLD = MOVE.formatted("""
            gateway_id = :gatewayId, number = coalesce(:number::text, i.number), pay_page = :page, pdf = :pdf,
            attempts = :attempts, next_attempt_at = :next::timestamptz""", """
            (i.gateway_id = :gatewayId or (i.gateway_id is null
                and i.tenant_id || '/' || to_char(i.month, 'YYYY-MM') || ':' || i.revision = :key::text))""");

    private static final String MOVED = MOVE.formatted(
            "number = coalesce(i.number, 'INV-' || lpad(nextval('invoice_numbers')::text, 6, '0'))",
            "i.id = :id and i.gateway_id is null");

    private final Scope scope;
    private final Clock clock;
    private final int daysUntilDue;

    InvoiceMoves(Scope scope, Clock clock, @Value("${voicecrm.stripe.days-until-due:14}") int daysUntilDue) {
        this.scope = scope;
        this.clock = clock;
        this.daysUntilDue = daysUntilDue;
    }

    /** Moves an invoice to where its gateway has it. Idempotent; what is not ours, or is old, changes nothing. */
    void told(TenantId tenant, InvoiceReceipt receipt) {
        move(
                TOLD,
                tenant,
                Stage.of(receipt.state()),
                receipt.attempts(),
                statement -> statement
                        .param("gatewayId", receipt.id())
                        .param("key", text(receipt.key()))
                        .param("number", receipt.number())
                        .param("page", text(receipt.page()))
                        .param("pdf", text(receipt.pdf()))
                        .param("next", timestamp(receipt.nextAttempt())));
    }

    /** Moves one that no gateway has. */
    void move(Invoice invoice, Stage stage) {
        move(MOVED, invoice.tenant(), stage, 0, statement -> statement.param("id", invoice.id()));
    }

    private void move(String sql, TenantId tenant, Stage stage, int attempts, UnaryOperator<StatementSpec> rest) {
        scope.platform(jdbc -> rest.apply(jdbc.sql(sql)
                        .param("stage", stage.name())
                        .param("earlier", stage.earlier())
                        .param("isLast", stage.isLast())
                        .param("isOwed", stage.isOwed())
                        .param("attempts", attempts)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("days", daysUntilDue)
                        .param("tenant", tenant.value()))
                .update());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
