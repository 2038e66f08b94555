package io.voicecrm.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The peer: {@link HandMadeCsv} into a table by batches of 1,000 rows of {@code insert ... on conflict do nothing}, which the
 * driver rewrites to statements of many rows; one transaction, like ours.
 *
 * <p>Its table has the columns, the indexes and the foreign key of ours, and no row-level security.
 */
final class HandMadeImport {

    static final String TABLE = """
            create table peer_targets (like targets including all) with (fillfactor = 80);
            alter table peer_targets add foreign key (tenant_id, campaign_id) references campaigns;
            """;

    private static final int BATCH = 1_000;

    private static final String INSERT = """
            insert into peer_targets (tenant_id, campaign_id, phone, position, language, voice_id, first_message, prompt,
                                      variable_names, variable_values, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, campaign_id, phone) do nothing""";

    private final HandMadeCsv csv = new HandMadeCsv();
    private final DataSource dataSource;

    HandMadeImport(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void run(InputStream in, String tenant, UUID campaign, Instant now) throws IOException, SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            Batch batch = new Batch(connection, insert, tenant, campaign, Timestamp.from(now));
            csv.read(in, batch);
            insert.executeBatch();
            connection.commit();
        }
    }

    /** Fills the statement. Not thread-safe. */
    private static final class Batch implements HandMadeCsv.Rows {

        private final Connection connection;
        private final PreparedStatement insert;
        private final String tenant;
        private final UUID campaign;
        private final Timestamp now;
        private int size;

        Batch(Connection connection, PreparedStatement insert, String tenant, UUID campaign, Timestamp now) {
            this.connection = connection;
            this.insert = insert;
            this.tenant = tenant;
            this.campaign = campaign;
            this.now = now;
        }

        @Override
        public void accepted(long row, String e164, String language, Map<String, String> variables) {
            try {
                insert.setString(1, tenant);
                insert.setObject(2, campaign);
                insert.setString(3, e164);
                insert.setLong(4, row);
                insert.setString(5, language);
                insert.setString(6, null);
                insert.setString(7, null);
                insert.setString(8, null);
                insert.setArray(
                        9, connection.createArrayOf("text", variables.keySet().toArray()));
                insert.setArray(
                        10, connection.createArrayOf("text", variables.values().toArray()));
                insert.setTimestamp(11, now);
                insert.addBatch();
                if (++size % BATCH == 0) {
                    insert.executeBatch();
                }
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }

        @Override
        public void rejected() {
            // The peer does not say which rows are bad, or why.
        }
    }
}
