package io.voicecrm.jdbc;

import io.voicecrm.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs work in one transaction, in the name of a tenant or of the platform. */
final class JdbcRunner {

    private static final String PLATFORM = "*";

    /** For what lasts as long as somebody streams rows into it. */
    private static final String NEVER = "0";

    /** A process that is suspended in the middle of its work must not keep the others waiting for its locks. */
    private static final String SOON = "10s";

    private final DataSource dataSource;

    JdbcRunner(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work on one connection. */
    interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    <T extends @Nullable Object> T asTenant(TenantId tenant, Work<T> work) {
        return run(tenant.value(), work);
    }

    <T extends @Nullable Object> T asPlatform(Work<T> work) {
        return run(PLATFORM, work);
    }

    /** A connection in a transaction of a tenant's, which the caller commits or rolls back, and closes. */
    Connection openAsTenant(TenantId tenant) {
        return open(tenant.value());
    }

    /** {@link #openAsTenant}, of the platform's. */
    Connection openAsPlatform() {
        return open(PLATFORM);
    }

    private Connection open(String scope) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                begin(connection, scope, NEVER);
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        }
    }

    private <T extends @Nullable Object> T run(String scope, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            begin(connection, scope, SOON);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (Throwable e) {
                // Whatever it is: to switch auto-commit on again would commit half of the work.
                rollBack(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        }
    }

    /**
     * The settings end with the transaction, so that a pooled connection carries no scope to its next user. A plan is made
     * for each execution: one that is kept from when a table was small is ruinous once it is not, and to make one costs
     * little next to what a batch saves.
     */
    private static void begin(Connection connection, String scope, String idleTimeout) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement set = connection.prepareStatement("select set_config('voicecrm.tenant', ?, true),"
                + " set_config('plan_cache_mode', 'force_custom_plan', true),"
                + " set_config('idle_in_transaction_session_timeout', ?, true)")) {
            set.setString(1, scope);
            set.setString(2, idleTimeout);
            set.execute();
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
