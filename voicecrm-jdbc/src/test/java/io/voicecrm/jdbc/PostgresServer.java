package io.voicecrm.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
    synchronized DataSource newDatabase() {
        String name = "voicecrm_" + ++databases;
        try {
            execute(postgres.getPostgresDatabase(), "create database " + name);
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        }
        DataSource owner = postgres.getDatabase("postgres", name);
        JdbcSchema.createIn(owner);
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

    /** Where another process finds a database, as its owner. */
    String url(DataSource owner) {
        try (Connection connection = owner.getConnection()) {
            return postgres.getJdbcUrl("postgres", connection.getCatalog());
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        }
    }

    static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
