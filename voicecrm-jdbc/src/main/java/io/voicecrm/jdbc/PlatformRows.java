package io.voicecrm.jdbc;

import io.voicecrm.TenantId;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.PlatformEntry;
import io.voicecrm.metering.LedgerConflictException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entries between the platform's own accounts. */
final class PlatformRows {

    private final Connection connection;

    PlatformRows(Connection connection) {
        this.connection = connection;
    }

    int post(List<PlatformEntry> entries) throws SQLException {
        int posted = Columns.of(Sql.on(connection, """
                        insert into platform_entries (key, tenant_id, unit, source, destination, component, amount, call, at)
                        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz[]) on conflict do nothing"""), entries)
                .texts(PlatformEntry::key)
                .texts(entry -> entry.tenant() == null ? null : entry.tenant().value())
                .texts(entry -> entry.unit().code())
                .texts(PlatformEntry::source)
                .texts(PlatformEntry::destination)
                .texts(PlatformEntry::component)
                .numbers(PlatformEntry::amount)
                .texts(PlatformEntry::call)
                .times(PlatformEntry::at)
                .update();
        if (posted < entries.size()) {
            refuseIfDifferent(entries);
        }
        return posted;
    }

    private void refuseIfDifferent(List<PlatformEntry> entries) throws SQLException {
        Map<String, PlatformEntry> known = new HashMap<>();
        Sql.on(connection, "select * from platform_entries where key = any(?)")
                .withTexts(entries.stream().map(PlatformEntry::key).toList())
                .list(row -> known.put(row.getString("key"), entry(row)));
        for (PlatformEntry entry : entries) {
            if (!withStoredTime(entry).equals(known.get(entry.key()))) {
                throw new LedgerConflictException("entry " + entry.key() + ": was posted as something else");
            }
        }
    }

    private static PlatformEntry withStoredTime(PlatformEntry entry) {
        return new PlatformEntry(
                entry.key(),
                entry.tenant(),
                entry.unit(),
                entry.source(),
                entry.destination(),
                entry.component(),
                entry.amount(),
                entry.call(),
                entry.at().truncatedTo(ChronoUnit.MICROS));
    }

    private static PlatformEntry entry(ResultSet row) throws SQLException {
        String tenant = row.getString("tenant_id");
        return new PlatformEntry(
                row.getString("key"),
                tenant == null ? null : new TenantId(tenant),
                LedgerRows.unit(row),
                LedgerAccount.valueOf(row.getString("source")),
                LedgerAccount.valueOf(row.getString("destination")),
                row.getString("component"),
                row.getLong("amount"),
                row.getString("call"),
                Sql.instantOf(row, "at"));
    }
}
