package io.voicecrm.sample;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/**
 * One PostgreSQL for the apps under test, with an empty database for each. It takes a commit for written when the operating
 * system has it: tests kill processes, but no machine.
 */
final class PostgresServer {

    private static final PostgresServer ONE = new PostgresServer();

    private final EmbeddedPostgres postgres;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "on")
                    .setRegisterShutdownHook(false)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // After the apps, which would wait for it: its own hook runs beside theirs.
        SpringApplication.getShutdownHandlers().add(this::stop);
    }

    private void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PostgresServer get() {
        return ONE;
    }

    /** The URL of a database that has nothing in it, for its owner. */
    String newDatabase() {
        String name = "app_" + databases.incrementAndGet();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + ": was not created", e);
        }
        return postgres.getJdbcUrl("postgres", name);
    }
}
