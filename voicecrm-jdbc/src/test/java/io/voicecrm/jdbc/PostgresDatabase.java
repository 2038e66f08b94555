package io.voicecrm.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.IdSource;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A new database with the schema for one test class, those nested in it included. Register it as a static extension. */
final class PostgresDatabase implements AfterAllCallback {

    private final DataSource owner;
    private final HikariDataSource app;

    PostgresDatabase() {
        owner = PostgresServer.get().newDatabase();
        app = PostgresServer.pool(owner);
    }

    /** Stores on it, as they are at a fixed time. */
    JdbcStores storesAt(Instant now) {
        return stores(Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Stores on it. */
    JdbcStores stores(Clock clock) {
        return new JdbcStores(app, new IdSource(clock, new SecureRandom()), clock);
    }

    /** Runs what no store does, as the application. */
    JdbcRunner runner() {
        return new JdbcRunner(app);
    }

    /** Does what the application may not. */
    void execute(String sql) throws SQLException {
        PostgresServer.execute(owner, sql);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getRequiredTestClass().getEnclosingClass() == null) {
            app.close();
        }
    }
}
