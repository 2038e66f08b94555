package io.voicecrm.sample.reconciliation;

import io.voicecrm.IdSource;
import io.voicecrm.ProviderId;
import io.voicecrm.contact.CsvFile;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.reconciliation.ProviderFile.Charge;
import io.voicecrm.sample.reconciliation.ProviderFile.Fault;
import io.voicecrm.sample.web.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that providers' charges were read from: one for a provider, a month and a unit. */
@Component
class ProviderInvoices {

    private static final int LISTED = 100;

    private final Scope scope;
    private final IdSource ids;
    private final Clock clock;

    ProviderInvoices(Scope scope, IdSource ids, Clock clock) {
        this.scope = scope;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Reads a file, and puts it in the place of the one before. All or nothing: what breaks off, or has no row that can be
     * read, leaves the one before as it was.
     *
     * @throws org.springframework.web.ErrorResponseException 422 if nothing in it can be read
     */
    UUID upload(ProviderId provider, YearMonth month, Unit unit, String name, InputStream in) {
        UUID id = ids.next();
        return scope.platform(jdbc -> {
            begin(jdbc, id, provider, month, unit, name);
            ProviderFile file = new ProviderFile(unit, charges -> add(jdbc, id, charges));
            try {
                CsvFile.read(in, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            file.finish();
            if (file.rows() == file.unread()) {
                throw Problems.unprocessable(
                        file.rows() == 0 ? "The file has no rows." : "No row can be read: " + words(file.faults()));
            }
            complete(jdbc, id, provider, file);
            return id;
        });
    }

    private static String words(List<Fault> faults) {
        Fault first = faults.get(0);
        return "row " + first.row() + (first.field() == null ? "" : ", column " + first.field()) + " " + first.reason()
                + ".";
    }

    private void begin(JdbcClient jdbc, UUID id, ProviderId provider, YearMonth month, Unit unit, String name) {
        jdbc.sql("delete from provider_invoices where provider = :provider and month = :month and unit = :unit")
                .param("provider", provider.value())
                .param("month", Date.valueOf(month.atDay(1)))
                .param("unit", unit.code())
                .update();
        jdbc.sql("""
                insert into provider_invoices (id, provider, month, unit, file_name, decimals, rows, unread, uploaded_at)
                values (:id, :provider, :month, :unit, :name, 0, 0, 0, :now)""")
                .param("id", id)
                .param("provider", provider.value())
                .param("month", Date.valueOf(month.atDay(1)))
                .param("unit", unit.code())
                .param("name", name)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static void add(JdbcClient jdbc, UUID id, Map<String, Charge> charges) {
        List<Map.Entry<String, Charge>> rows = List.copyOf(charges.entrySet());
        jdbc.sql("""
                insert into provider_invoice_calls as known (invoice_id, ref, amount_nanos, rows)
                select :id, * from unnest(:refs::text[], :amounts::bigint[], :rows::int[])
                on conflict (invoice_id, ref) do update
                set amount_nanos = known.amount_nanos + excluded.amount_nanos, rows = known.rows + excluded.rows""")
                .param("id", id)
                .param("refs", rows.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param(
                        "amounts",
                        rows.stream().map(row -> row.getValue().nanos()).toArray(Long[]::new))
                .param("rows", rows.stream().map(row -> row.getValue().rows()).toArray(Integer[]::new))
                .update();
    }

    /** Finds whose calls these are with one look at all calls, not with one for each. */
    private static void complete(JdbcClient jdbc, UUID id, ProviderId provider, ProviderFile file) {
        jdbc.sql("""
                update provider_invoice_calls charged set tenant_id = c.tenant_id
                from calls c where charged.invoice_id = :id and c.provider = :provider and c.ref = charged.ref""").param("id", id).param("provider", provider.value()).update();
        jdbc.sql("update provider_invoices set decimals = :decimals, rows = :rows, unread = :unread where id = :id")
                .param("decimals", file.decimals())
                .param("rows", file.rows())
                .param("unread", file.unread())
                .param("id", id)
                .update();
        for (Fault fault : file.faults()) {
            jdbc.sql("insert into provider_invoice_faults values (:id, :row, :field, :reason)")
                    .param("id", id)
                    .param("row", fault.row())
                    .param("field", fault.field())
                    .param("reason", fault.reason())
                    .update();
        }
    }

    /** Those of the latest months, newest first. */
    List<ProviderInvoice> all() {
        return scope.platform(
                jdbc -> jdbc.sql("select * from provider_invoices order by month desc, provider, unit limit " + LISTED)
                        .query(ProviderInvoices::row)
                        .list());
    }

    Optional<ProviderInvoice> find(UUID id) {
        return scope.platform(jdbc -> jdbc.sql("select * from provider_invoices where id = :id")
                .param("id", id)
                .query(ProviderInvoices::row)
                .optional());
    }

    /** The first rows that could not be read. */
    List<Fault> faults(UUID id) {
        return scope.platform(
                jdbc -> jdbc.sql("""
                select row, field, reason from provider_invoice_faults where invoice_id = :id order by row""").param("id", id).query(Fault.class).list());
    }

    private static ProviderInvoice row(ResultSet row, int number) throws SQLException {
        return new ProviderInvoice(
                row.getObject("id", UUID.class),
                new ProviderId(row.getString("provider")),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                new Unit(row.getString("unit")),
                row.getString("file_name"),
                row.getLong("rows"),
                row.getLong("unread"),
                row.getTimestamp("uploaded_at").toInstant());
    }
}
