package io.voicecrm.jdbc;

import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.contact.Contact;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Streams contacts into a temporary table by COPY, and from there into the campaign by one statement: the database looks
 * for duplicates, so that memory stays the same however long the file is.
 */
final class JdbcTargetImport implements TargetImport {

    private final Connection connection;
    private final Campaign campaign;
    private final Clock clock;
    private final CopyIn copy;
    private final CopyRow line = new CopyRow();
    private long added;
    private boolean closed;

    JdbcTargetImport(Connection connection, Campaign campaign, Clock clock) {
        this.connection = connection;
        this.campaign = campaign;
        this.clock = clock;
        try {
            copy = begin();
        } catch (SQLException | RuntimeException e) {
            close();
            throw e instanceof SQLException failed ? new JdbcStoreException(failed) : (RuntimeException) e;
        }
    }

    private CopyIn begin() throws SQLException {
        // Locks the campaign, so that it can neither be finished nor canceled while the file is read.
        String state = Sql.on(connection, "select state from campaigns where id = ? for update")
                .with(campaign.id().value())
                .first(row -> row.getString("state"))
                .orElse("");
        if (state.equals("FINISHED") || state.equals("CANCELED")) {
            throw new IllegalStateException("campaign " + campaign.id() + ": is " + state);
        }
        Sql.on(connection, """
                create temporary table staged_targets (
                    position bigint, phone text, language text, voice_id text, first_message text, prompt text,
                    variable_names text[], variable_values text[]) on commit drop""").update();
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staged_targets from stdin");
    }

    @Override
    public void add(long row, Contact contact) {
        try {
            byte[] bytes = line.encode(row, contact);
            copy.writeToCopy(bytes, 0, bytes.length);
            added++;
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        }
    }

    @Override
    public Tally commit() {
        if (closed) {
            throw new IllegalStateException("import into campaign " + campaign.id() + ": is closed");
        }
        try {
            copy.endCopy();
            long distinct = Sql.on(connection, "select count(distinct phone) as n from staged_targets")
                    .first(row -> row.getLong("n"))
                    .orElse(0L);
            long imported = insert();
            connection.commit();
            return new Tally(imported, added - distinct, distinct - imported);
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        } finally {
            close();
        }
    }

    private long insert() throws SQLException {
        return Sql.on(connection, """
                insert into targets (tenant_id, campaign_id, phone, position, language, voice_id, first_message, prompt,
                                     variable_names, variable_values, updated_at)
                select ?, ?, phone,
                       position + (select coalesce(max(position), 0) from targets where campaign_id = ?),
                       language, voice_id, first_message, prompt, variable_names, variable_values, ?
                from (select distinct on (phone) * from staged_targets order by phone, position) first
                order by position
                on conflict (tenant_id, campaign_id, phone) do nothing""")
                .with(campaign.tenant().value())
                .with(campaign.id().value())
                .with(campaign.id().value())
                .with(clock.instant())
                .update();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (Connection returned = connection) {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
            returned.rollback();
            returned.setAutoCommit(true);
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        }
    }
}
