package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.DoNotCallStore.NationalImport;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Streams a national list into a temporary table by COPY, and from there into its place by one statement. */
final class JdbcNationalImport implements NationalImport {

    private final Connection connection;
    private final String list;
    private final Instant asOf;
    private final Clock clock;
    private final CopyIn copy;
    private boolean closed;

    JdbcNationalImport(Connection connection, String list, Instant asOf, Clock clock) {
        this.connection = connection;
        this.list = list;
        this.asOf = asOf;
        this.clock = clock;
        try {
            copy = begin();
        } catch (SQLException | RuntimeException e) {
            close();
            throw e instanceof SQLException failed ? new JdbcStoreException(failed) : (RuntimeException) e;
        }
    }

    private CopyIn begin() throws SQLException {
        Sql.on(connection, "create temporary table staged_numbers (phone text) on commit drop")
                .update();
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staged_numbers from stdin");
    }

    @Override
    public void add(PhoneNumber phone) {
        byte[] line = (phone.e164() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            copy.writeToCopy(line, 0, line.length);
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        }
    }

    @Override
    public long commit() {
        if (closed) {
            throw new IllegalStateException("import of " + list + ": is closed");
        }
        try {
            copy.endCopy();
            long numbers = Sql.on(connection, "select count(distinct phone) as n from staged_numbers")
                    .first(row -> row.getLong("n"))
                    .orElse(0L);
            if (isNewest()) {
                Sql.on(connection, """
                        insert into national_list_numbers (list, as_of, phone)
                        select distinct ?, ?::timestamptz, phone from staged_numbers""").with(list).with(asOf).update();
            }
            connection.commit();
            return numbers;
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        } finally {
            close();
        }
    }

    private boolean isNewest() throws SQLException {
        return Sql.on(connection, """
                        insert into national_lists (list, as_of, imported_at)
                        select ?, ?, ? where not exists (select from national_lists where list = ? and as_of >= ?)""")
                        .with(list)
                        .with(asOf)
                        .with(clock.instant())
                        .with(list)
                        .with(asOf)
                        .update()
                == 1;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (Connection returned = connection) {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
            returned.rollback();
            returned.setAutoCommit(true);
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        }
    }
}
