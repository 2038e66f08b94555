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
            long last = lastPosition();
            long imported = insertAfter(last);
            long known = last == 0 ? 0 : stagedUpTo(last);
            connection.commit();
            return new Tally(imported, added - imported - known, known);
        } catch (SQLException e) {
            throw new JdbcStoreException(e);
        } finally {
            close();
        }
    }

    /** The position of the campaign's last target; 0 if it has none. */
    private long lastPosition() throws SQLException {
        return Sql.on(connection, """
                select coalesce(max(position), 0) as last from targets where tenant_id = ? and campaign_id = ?""")
                .with(campaign.tenant().value())
                .with(campaign.id().value())
                .first(row -> row.getLong("last"))
                .orElse(0L);
    }

    /** Rows arrive in the order of the file, so that of several with one number the first stays. */
    private long insertAfter(long last) throws SQLException {
        // Lets files of some 200,000 rows be sorted in memory; longer ones are sorted on disk.
        Sql.on(connection, "select set_config('work_mem', '64MB', true)").first(row -> "");
        return Sql.on(connection, """
                insert into targets (tenant_id, campaign_id, phone, position, language, voice_id, first_message, prompt,
                                     variable_names, variable_values, updated_at)
                select ?, ?, phone, position + ?, language, voice_id, first_message, prompt,
                       variable_names, variable_values, ?
                from staged_targets order by position
                on conflict (tenant_id, campaign_id, phone) do nothing""")
                .with(campaign.tenant().value())
                .with(campaign.id().value())
                .with(last)
                .with(clock.instant())
                .update();
    }

    /** How many of the targets that were there before came again. */
    private long stagedUpTo(long last) throws SQLException {
        return Sql.on(connection, """
                select count(*) as n from targets t
                where t.tenant_id = ? and t.campaign_id = ? and t.position <= ?
                and exists (select from staged_targets s where s.phone = t.phone)""")
                .with(campaign.tenant().value())
                .with(campaign.id().value())
                .with(last)
                .first(row -> row.getLong("n"))
                .orElse(0L);
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
