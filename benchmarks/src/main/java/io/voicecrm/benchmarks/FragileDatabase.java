package io.voicecrm.benchmarks;

import io.voicecrm.jdbc.JdbcSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL that keeps its data and its address, whatever happens to it. Close it to stop it. */
final class FragileDatabase implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 20;
    private static final String KILL = """
            select pg_terminate_backend(pid) from pg_stat_activity
            where backend_type = 'client backend' and application_name <> 'owner'""";

    private final Path directory;
    private EmbeddedPostgres postgres;

    private FragileDatabase(Path directory) throws IOException {
        this.directory = directory;
        postgres = start(0);
    }

    static FragileDatabase in(Path directory) throws IOException {
        FragileDatabase database = new FragileDatabase(directory);
        JdbcSchema.createIn(database.owner());
        return database;
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", String.valueOf(MOST_CONNECTIONS))
                .setServerConfig("superuser_reserved_connections", "0")
                .start();
    }

    /** Where programs find it. */
    String url() {
        return postgres.getJdbcUrl("postgres", "postgres") + "&socketTimeout=10";
    }

    /** Connections that nobody takes away. */
    PGSimpleDataSource owner() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setApplicationName("owner");
        return source;
    }

    /** Stops it under everybody's hands and starts it again. */
    void restart() throws IOException {
        int port = postgres.getPort();
        postgres.close();
        postgres = start(port);
    }

    /** Ends everybody's connections. */
    void endConnections() throws SQLException {
        try (Connection connection = owner().getConnection()) {
            kill(connection);
        }
    }

    /** Takes every connection away from everybody; whoever closes them gives them back. */
    List<Connection> takeConnections() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        taken.add(owner().getConnection());
        while (taken.size() < MOST_CONNECTIONS) {
            kill(taken.get(0));
            try {
                taken.add(owner().getConnection());
            } catch (SQLException e) {
                // Somebody was faster, and loses it again; anything else would show at once.
                kill(taken.get(0));
            }
        }
        return taken;
    }

    private static void kill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(KILL);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
