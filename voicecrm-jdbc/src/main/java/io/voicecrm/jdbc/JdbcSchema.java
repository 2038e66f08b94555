package io.voicecrm.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The schema, for hosts that have no migration tool. One that has finds the same files in {@code io/voicecrm/jdbc/schema},
 * named as Flyway names them.
 */
public final class JdbcSchema {

    private static final List<String> FILES = List.of(
            "V1__voicecrm.sql",
            "V2__compliance.sql",
            "V3__numbers.sql",
            "V4__inbox.sql",
            "V5__texts.sql",
            "V6__plans.sql",
            "V7__indexes.sql",
            "V8__routes.sql",
            "V9__ledger.sql",
            "V12__grounds.sql",
            "V16__sent_usage.sql",
            "V17__attempts.sql",
            "V20__number_holdings.sql");

    private JdbcSchema() {}

    /** The names of the files in {@code io/voicecrm/jdbc/schema}, in the order in which they are to be run. */
    public static List<String> files() {
        return FILES;
    }

    /**
     * Runs all files on a database that has none of it yet, in one transaction.
     *
     * @param owner whose connections act as the role that shall own the tables, and may create {@code voicecrm_app} where it
     *     does not exist
     * @throws JdbcStoreException if the database refuses; nothing is created then
     */
    public static void createIn(DataSource owner) {
        new JdbcRunner(owner).asPlatform(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String file : FILES) {
                    statement.execute(read(file));
                }
                return FILES;
            }
        });
    }

    private static String read(String file) {
        try (InputStream sql = Objects.requireNonNull(JdbcSchema.class.getResourceAsStream("schema/" + file), file)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
