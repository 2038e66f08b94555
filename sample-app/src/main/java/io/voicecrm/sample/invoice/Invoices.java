package io.voicecrm.sample.invoice;

import static io.voicecrm.sample.invoice.InvoiceRows.SELECT;

import io.voicecrm.IdSource;
import io.voicecrm.TenantId;
import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.sample.database.Scope;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The invoices of all clients. */
@Component
class Invoices {

    private final Scope scope;
    private final IdSource ids;
    private final Clock clock;

    Invoices(Scope scope, IdSource ids, Clock clock) {
        this.scope = scope;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param tenant null for all clients; so are the others */
    record Filter(
            @Nullable TenantId tenant,
            @Nullable YearMonth month,
            @Nullable Stage stage) {}

    /** Where a page ended. */
    record Key(YearMonth month, int revision, String tenant) {

        static Key of(Invoice invoice) {
            return new Key(invoice.month(), invoice.revision(), invoice.tenant().value());
        }
    }

    /** A client's own, whoever asks. */
    Optional<Invoice> find(TenantId tenant, UUID id) {
        return scope.tenant(
                tenant,
                jdbc -> jdbc.sql(SELECT + "i.id = :id")
                        .param("id", id)
                        .query(rows())
                        .optional());
    }

    /** For the platform. */
    Optional<Invoice> find(UUID id) {
        return scope.platform(jdbc ->
                jdbc.sql(SELECT + "i.id = :id").param("id", id).query(rows()).optional());
    }

    /** The last one of a month: those before it were taken back. */
    Optional<Invoice> of(TenantId tenant, YearMonth month) {
        return scope.tenant(
                tenant,
                jdbc -> jdbc.sql(SELECT + "i.tenant_id = :tenant and i.month = :month order by i.revision desc limit 1")
                        .param("tenant", tenant.value())
                        .param("month", Date.valueOf(month.atDay(1)))
                        .query(rows())
                        .optional());
    }

    /** Newest month first, then by client, the last of a month first; in the name of the client, where one is named. */
    List<Invoice> page(Filter filter, @Nullable Key after, int limit) {
        TenantId tenant = filter.tenant();
        Function<JdbcClient, List<Invoice>> read = jdbc -> jdbc.sql(SELECT + """
                (:tenant::text is null or i.tenant_id = :tenant)
                and (:month::date is null or i.month = :month)
                and (:stage::text is null or i.stage = :stage)
                and (:afterMonth::date is null or i.month < :afterMonth
                     or (i.month = :afterMonth and i.tenant_id > :afterTenant)
                     or (i.month = :afterMonth and i.tenant_id = :afterTenant and i.revision < :afterRevision))
                order by i.month desc, i.tenant_id, i.revision desc limit :limit""")
                .param("tenant", tenant == null ? null : tenant.value())
                .param("month", dateOf(filter.month()))
                .param("stage", filter.stage() == null ? null : filter.stage().name())
                .param("afterMonth", after == null ? null : dateOf(after.month()))
                .param("afterTenant", after == null ? null : after.tenant())
                .param("afterRevision", after == null ? 0 : after.revision())
                .param("limit", limit)
                .query(rows())
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
                .query(rows())
                .list());
    }

    /**
     * Keeps a draft, unless the month is billed already; what is there then.
     *
     * @param revision one more than those of the month that were taken back
     */
    Invoice add(InvoiceDraft draft, int revision) {
        scope.platform(jdbc -> jdbc.sql("""
                insert into invoices (tenant_id, id, month, revision, stage, currency, total_minor, lines, created_at,
                                      moved_at)
                values (:tenant, :id, :month, :revision, 'DRAFT', :currency, :total, :lines::jsonb, :now, :now)
                on conflict do nothing""")
                .param("tenant", draft.tenant().value())
                .param("id", ids.next())
                .param("month", dateOf(draft.month()))
                .param("revision", revision)
                .param("currency", draft.total().currency().getCurrencyCode())
                .param("total", draft.total().minorUnits())
                .param("lines", FrozenLines.write(draft.lines()))
                .param("now", Timestamp.from(clock.instant()))
                .update());
        return of(draft.tenant(), draft.month()).orElseThrow();
    }

    private InvoiceRows rows() {
        return new InvoiceRows(clock.instant());
    }

    private static @Nullable Date dateOf(@Nullable YearMonth month) {
        return month == null ? null : Date.valueOf(month.atDay(1));
    }
}
