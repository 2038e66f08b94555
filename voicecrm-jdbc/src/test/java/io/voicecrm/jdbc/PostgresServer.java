package io.voicecrm.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** One PostgreSQL for all tests, and a new database with the schema for each class that asks. */
final class PostgresServer {

    private static final PostgresServer ONE = new PostgresServer();

    private final EmbeddedPostgres postgres;
    private int databases;

    private PostgresServer() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("timezone", "Pacific/Chatham")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    static PostgresServer get() {
        return ONE;
    }

    /** A database of which the connections act as its owner, a superuser. */
    synchronized DataSource newDatabase() throws SQLException, IOException {
        String name = "voicecrm_" + ++databases;
        execute(postgres.getPostgresDatabase(), "create database " + name);
        DataSource owner = postgres.getDatabase("postgres", name);
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
                execute(owner, new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return owner;
    }

    /** A pool on a database whose connections act as the application. */
    static HikariDataSource pool(DataSource owner) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(owner);
        pool.setMaximumPoolSize(8);
        pool.setConnectionInitSql("SET ROLE voicecrm_app");
        return pool;
    }

    static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
