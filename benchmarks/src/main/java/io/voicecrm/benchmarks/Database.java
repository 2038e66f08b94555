package io.voicecrm.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.jdbc.JdbcStores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
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

    static Database start() throws IOException, SQLException {
        // The server of the test library does not wait for the disk unless told to.
        Database database = new Database(EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("max_connections", "200")
                .start());
        for (String file : List.of(
                "V1__voicecrm.sql",
                "V2__compliance.sql",
                "V3__numbers.sql",
                "V4__inbox.sql",
                "V5__texts.sql",
                "V6__plans.sql",
                "V7__routes.sql")) {
            try (InputStream schema =
                    Objects.requireNonNull(JdbcStores.class.getResourceAsStream("/io/voicecrm/jdbc/schema/" + file))) {
                database.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
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
