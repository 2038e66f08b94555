package io.voicecrm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows that are streamed into a temporary table by COPY, in a transaction of their own, and put in their place from there by
 * whoever commits it. Closed without a commit, nothing of it stays. Not thread-safe.
 */
final class StagedCopy implements AutoCloseable {

    private final String purpose;
    private final Connection connection;
    private final CopyIn copy;
    private boolean closed;

    private StagedCopy(String purpose, Connection connection, CopyIn copy) {
        this.purpose = purpose;
        this.connection = connection;
        this.copy = copy;
    }

    /**
     * Begins to copy on a connection that is given back in any case, here if something fails.
     *
     * @param purpose what is imported, for messages
     * @param table name of the temporary table
     * @param columns its columns, as SQL declares them
     * @param first what comes before the first row
     */
    static StagedCopy begin(
            String purpose,
            Connection connection,
            String table,
            String columns,
            JdbcRunner.Work<? extends @Nullable Object> first) {
        try {
            first.on(connection);
            Sql.on(connection, "create temporary table " + table + " (" + columns + ") on commit drop")
                    .update();
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
            return new StagedCopy(purpose, connection, copy);
        } catch (SQLException | RuntimeException e) {
            giveBack(connection, null);
            throw e instanceof SQLException failed ? new JdbcStoreException(failed) : (RuntimeException) e;
        }
    }

    /** Adds a line of COPY's text format. */
    void add(byte[] line) {
        try {
            copy.writeToCopy(line, 0, line.length);
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        }
    }

    /**
     * Ends the copy, puts the rows in their place and commits.
     *
     * @throws IllegalStateException if it is closed, as it is after a commit
     */
    <T> T commit(JdbcRunner.Work<T> placing) {
        if (closed) {
            throw new IllegalStateException(purpose + ": is closed");
        }
        try {
            copy.endCopy();
            T result = placing.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        } finally {
            close();
        }
    }

    /** Gives the connection back, without what was not committed. Idempotent. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            giveBack(connection, copy);
        }
    }

    private static void giveBack(Connection connection, @Nullable CopyIn copy) {
        try (connection) {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        }
    }
}
