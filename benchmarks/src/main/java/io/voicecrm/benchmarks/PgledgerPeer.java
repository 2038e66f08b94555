package io.voicecrm.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * pgledger, as its README tells to use it, in a database of its own on the same server: a call is a transfer from what is
 * available to what is held, and another to what is spent. Close it.
 */
final class PgledgerPeer implements AutoCloseable {

    private static final String NAME = "pgledger";
    private static final List<String> FILES = List.of(
            "vendor/scoville-pgsql-ulid/ulid-to-uuid.sql",
            "vendor/scoville-pgsql-ulid/uuid-to-ulid.sql",
            "pgledger.sql");

    /** A tenant's accounts. */
    private record Accounts(String available, String held, String spent) {}

    private final HikariDataSource pool;
    private List<Accounts> tenants = List.of();

    private PgledgerPeer(HikariDataSource pool) {
        this.pool = pool;
    }

    /** @param repository a copy of pgledger's */
    static PgledgerPeer start(Database database, Path repository) throws IOException, SQLException {
        database.createDatabase(NAME);
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url(NAME));
        pool.setMaximumPoolSize(24);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String file : FILES) {
                statement.execute(Files.readString(repository.resolve(file)));
            }
        }
        return new PgledgerPeer(pool);
    }

    /** Gives tenants more credit than they can use. */
    void open(int count) throws SQLException {
        List<Accounts> opened = new ArrayList<>();
        try (Connection connection = pool.getConnection()) {
            String cash = create(connection, "cash", true);
            for (int i = 0; i < count; i++) {
                Accounts accounts = new Accounts(
                        create(connection, "available", false),
                        create(connection, "held", false),
                        create(connection, "spent", false));
                transfer(connection, cash, accounts.available(), 1_000_000_000_000L);
                opened.add(accounts);
            }
        }
        tenants = opened;
    }

    double callsPerSecond(int callers, Duration run) throws ExecutionException, InterruptedException {
        return Callers.perSecond(callers, run, n -> payFor(tenants.get(n % tenants.size())));
    }

    private void payFor(Accounts tenant) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            transfer(connection, tenant.available(), tenant.held(), 60);
        }
        try (Connection connection = pool.getConnection()) {
            transfer(connection, tenant.held(), tenant.spent(), 60);
        }
    }

    private static String create(Connection connection, String name, boolean mayBeNegative) throws SQLException {
        try (PreparedStatement create = connection.prepareStatement(
                "select id from pgledger_create_account(?, 'SEC', allow_negative_balance => ?)")) {
            create.setString(1, name);
            create.setBoolean(2, mayBeNegative);
            try (ResultSet row = create.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void transfer(Connection connection, String from, String to, long amount) throws SQLException {
        try (PreparedStatement transfer =
                connection.prepareStatement("select id from pgledger_create_transfer(?, ?, ?::numeric)")) {
            transfer.setString(1, from);
            transfer.setString(2, to);
            transfer.setString(3, String.valueOf(amount));
            transfer.execute();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
