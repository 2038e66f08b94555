package io.voicecrm.jdbc;

import io.voicecrm.VoiceCrmException;
import java.sql.SQLException;

/** The database did not do what it was asked. The transaction was rolled back, unless the connection broke at its end. */
public final class JdbcStoreException extends VoiceCrmException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    JdbcStoreException(SQLException cause) {
        // The driver's own message can repeat values, so that only the state is told; the cause has the rest.
        super("database: failed with SQL state " + cause.getSQLState(), cause);
        this.sqlState = String.valueOf(cause.getSQLState());
    }

    /** The SQL state (ISO 9075, PostgreSQL appendix A), or {@code null} as text where there is none. */
    public String sqlState() {
        return sqlState;
    }
}
