package io.voicecrm.sample.invoice;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Invoices as rows.
 *
 * @param now by which something is past due
 */
record InvoiceRows(Instant now) implements RowMapper<Invoice> {

    /** Up to the condition. */
    static final String SELECT = """
            select i.*, t.name as client, t.time_zone, exists (
                select from invoices n where n.tenant_id = i.tenant_id and n.month = i.month and n.revision > i.revision)
                as billed_again
            from invoices i join tenants t on t.tenant_id = i.tenant_id where\s""";

    @Override
    public Invoice mapRow(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        ZoneId zone = ZoneId.of(row.getString("time_zone"));
        Stage stage = Stage.valueOf(row.getString("stage"));
        LocalDate dueOn = row.getObject("due_on", LocalDate.class);
        return new Invoice(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                row.getString("client"),
                zone,
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getInt("revision"),
                row.getBoolean("billed_again"),
                stage,
                row.getString("number"),
                new Money(row.getLong("total_minor"), currency),
                FrozenLines.read(row.getString("lines"), currency),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "issued_at"),
                dueOn,
                instant(row, "closed_at"),
                new Dunning(
                        stage.isOwed()
                                && dueOn != null
                                && LocalDate.ofInstant(now, zone).isAfter(dueOn),
                        row.getInt("attempts"),
                        stage == Stage.PAYMENT_FAILED ? instant(row, "next_attempt_at") : null),
                row.getString("gateway_id"),
                row.getString("pay_page"),
                row.getString("pdf"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
