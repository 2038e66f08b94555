package io.voicecrm.sample.invoice;

import io.voicecrm.IdSource;
import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.billing.InvoiceReceipt;
import io.voicecrm.sample.database.Scope;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The invoices of all clients. */
@Component
class Invoices {

    private static final String SELECT =
            "select i.*, t.name as client from invoices i join tenants t on t.tenant_id = i.tenant_id where ";

    private final Scope scope;
    private final IdSource ids;
    private final Clock clock;
    private final int daysUntilDue;

    Invoices(Scope scope, IdSource ids, Clock clock, @Value("${voicecrm.stripe.days-until-due:14}") int daysUntilDue) {
        this.scope = scope;
        this.ids = ids;
        this.clock = clock;
        this.daysUntilDue = daysUntilDue;
    }

    /** @param tenant null for all clients; so are the others */
    record Filter(
            @Nullable TenantId tenant,
            @Nullable YearMonth month,
            @Nullable Stage stage) {}

    /** Where a page ended. */
    record Key(YearMonth month, String tenant) {}

    /** A client's own, whoever asks. */
    Optional<Invoice> find(TenantId tenant, UUID id) {
        return scope.tenant(
                tenant,
                jdbc -> jdbc.sql(SELECT + "i.id = :id")
                        .param("id", id)
                        .query(Invoices::row)
                        .optional());
    }

    /** For the platform. */
    Optional<Invoice> find(UUID id) {
        return scope.platform(jdbc -> jdbc.sql(SELECT + "i.id = :id")
                .param("id", id)
                .query(Invoices::row)
                .optional());
    }

    /** The one of a month. */
    Optional<Invoice> of(TenantId tenant, YearMonth month) {
        return scope.tenant(
                tenant,
                jdbc -> jdbc.sql(SELECT + "i.tenant_id = :tenant and i.month = :month")
                        .param("tenant", tenant.value())
                        .param("month", Date.valueOf(month.atDay(1)))
                        .query(Invoices::row)
                        .optional());
    }

    /** Newest month first, then by client; in the name of the client, where one is named. */
    List<Invoice> page(Filter filter, @Nullable Key after, int limit) {
        TenantId tenant = filter.tenant();
        Function<JdbcClient, List<Invoice>> read = jdbc -> jdbc.sql(SELECT + """
                (:tenant::text is null or i.tenant_id = :tenant)
                and (:month::date is null or i.month = :month)
                and (:stage::text is null or i.stage = :stage)
                and (:afterMonth::date is null or i.month < :afterMonth
                     or (i.month = :afterMonth and i.tenant_id > :afterTenant))
                order by i.month desc, i.tenant_id limit :limit""")
                .param("tenant", tenant == null ? null : tenant.value())
                .param("month", dateOf(filter.month()))
                .param("stage", filter.stage() == null ? null : filter.stage().name())
                .param("afterMonth", after == null ? null : dateOf(after.month()))
                .param("afterTenant", after == null ? null : after.tenant())
                .param("limit", limit)
                .query(Invoices::row)
                .list();
        return tenant == null ? scope.platform(read) : scope.tenant(tenant, read);
    }

    /** What is owed and a gateway has, by id, after one of them. */
    List<Invoice> owed(@Nullable UUID after, int limit) {
        return scope.platform(jdbc -> jdbc.sql(SELECT + """
                i.gateway_id is not null and i.stage = any(:stages) and (:after::uuid is null or i.id > :after)
                order by i.id limit :limit""")
                .param("stages", Stage.owed())
                .param("after", after)
                .param("limit", limit)
                .query(Invoices::row)
                .list());
    }

    /** Keeps a draft, unless the month is billed already; what is there then. */
    Invoice add(InvoiceDraft draft) {
        scope.platform(jdbc -> jdbc.sql("""
                insert into invoices (tenant_id, id, month, stage, currency, total_minor, lines, created_at)
                values (:tenant, :id, :month, 'DRAFT', :currency, :total, :lines::jsonb, :now)
                on conflict (tenant_id, month) do nothing""")
                .param("tenant", draft.tenant().value())
                .param("id", ids.next())
                .param("month", dateOf(draft.month()))
                .param("currency", draft.total().currency().getCurrencyCode())
                .param("total", draft.total().minorUnits())
                .param("lines", FrozenLines.write(draft.lines()))
                .param("now", Timestamp.from(clock.instant()))
                .update());
        return of(draft.tenant(), draft.month()).orElseThrow();
    }

    /** Moves an invoice to where its gateway has it. Idempotent; what is not ours, or is old, changes nothing. */
    void told(TenantId tenant, InvoiceReceipt receipt) {
        Stage stage = Stage.of(receipt.state());
        scope.platform(jdbc -> jdbc.sql(moving("""
                gateway_id = :gatewayId, number = coalesce(:number::text, i.number), pay_page = :page, pdf = :pdf""", """
                (i.gateway_id = :gatewayId or (i.gateway_id is null
                    and i.tenant_id || '/' || to_char(i.month, 'YYYY-MM') || ':1' = :key::text))"""))
                .param("stage", stage.name())
                .param("earlier", stage.earlier())
                .param("isLast", stage.isLast())
                .param("now", Timestamp.from(clock.instant()))
                .param("days", daysUntilDue)
                .param("tenant", tenant.value())
                .param("gatewayId", receipt.id())
                .param("key", receipt.key() == null ? null : receipt.key().toString())
                .param("number", receipt.number())
                .param("page", receipt.page() == null ? null : receipt.page().toString())
                .param("pdf", receipt.pdf() == null ? null : receipt.pdf().toString())
                .update());
    }

    /** Moves one that no gateway has. */
    void move(Invoice invoice, Stage stage) {
        scope.platform(jdbc -> jdbc.sql(moving(
                        "number = coalesce(i.number, 'INV-' || lpad(nextval('invoice_numbers')::text, 6, '0'))",
                        "i.id = :id and i.gateway_id is null"))
                .param("stage", stage.name())
                .param("earlier", stage.earlier())
                .param("isLast", stage.isLast())
                .param("now", Timestamp.from(clock.instant()))
                .param("days", daysUntilDue)
                .param("tenant", invoice.tenant().value())
                .param("id", invoice.id())
                .update());
    }

    private static String moving(String what, String which) {
        return """
                update invoices i set stage = :stage, issued_at = coalesce(i.issued_at, :now),
                    due_on = coalesce(i.due_on, (:now::timestamptz at time zone t.time_zone)::date + :days),
                    closed_at = case when :isLast then :now::timestamptz end, %s
                from tenants t
                where t.tenant_id = i.tenant_id and i.tenant_id = :tenant and i.stage = any(:earlier) and %s""".formatted(what, which);
    }

    private static @Nullable Date dateOf(@Nullable YearMonth month) {
        return month == null ? null : Date.valueOf(month.atDay(1));
    }

    private static Invoice row(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        Timestamp issuedAt = row.getTimestamp("issued_at");
        Timestamp closedAt = row.getTimestamp("closed_at");
        return new Invoice(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                row.getString("client"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                Stage.valueOf(row.getString("stage")),
                row.getString("number"),
                new Money(row.getLong("total_minor"), currency),
                FrozenLines.read(row.getString("lines"), currency),
                row.getTimestamp("created_at").toInstant(),
                instant(issuedAt),
                row.getObject("due_on", LocalDate.class),
                instant(closedAt),
                row.getString("gateway_id"),
                row.getString("pay_page"),
                row.getString("pdf"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
