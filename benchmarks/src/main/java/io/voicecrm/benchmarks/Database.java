package io.voicecrm.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.jdbc.JdbcSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A PostgreSQL of its own with the schema; what it has committed it has flushed. Close it to stop it. */
final class Database implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final HikariDataSource app;
    private final HikariDataSource owner;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        app = pool("");
        app.setConnectionInitSql("set role voicecrm_app");
        owner = pool("&reWriteBatchedInserts=true");
    }

    static Database start() throws IOException {
        // The server of the test library does not wait for the disk unless told to.
        Database database = new Database(EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("max_connections", "200")
                .start());
        JdbcSchema.createIn(database.owner());
        return database;
    }

    /** Connections that act as the application, under row-level security. */
    DataSource app() {
        return app;
    }

    /** Connections of a superuser, on which the driver sends batches of inserts as one statement. */
    DataSource owner() {
        return owner;
    }

    /** Another database of this server; answers its address, for programs that are not Java. */
    String createDatabase(String name) throws SQLException {
        execute("create database " + name);
        return "postgres://postgres@localhost:" + postgres.getPort() + "/" + name;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Puts people straight into a campaign, since importing is measured elsewhere. Their numbers are nobody's: there is no
     * country 999.
     *
     * @param after numbers up to this one are left out
     */
    void addTargets(Campaign campaign, int targets, int after) throws SQLException {
        execute(
                "insert into targets (tenant_id, campaign_id, phone, position, variable_names, variable_values, updated_at)"
                        + " select '" + campaign.tenant() + "', '" + campaign.id() + "', '+999' || lpad((n + " + after
                        + ")::text, 9, '0'), n, '{}', '{}', now() from generate_series(1, " + targets + ") n");
    }

    long number(String query) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A number out of another database of this server. */
    long number(String name, String query) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Where another process finds a database of this server, as JDBC writes it. */
    String url(String name) {
        return postgres.getJdbcUrl("postgres", name);
    }

    /** Where a program in another language finds this database. */
    String nodeUrl() {
        return "postgres://postgres@127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    String version() throws SQLException {
        try (Connection connection = owner.getConnection()) {
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
        }
    }

    @Override
    public void close() throws IOException {
        app.close();
        owner.close();
        postgres.close();
    }

    private HikariDataSource pool(String driverOptions) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres") + driverOptions);
        pool.setMaximumPoolSize(24);
        return pool;
    }
}
