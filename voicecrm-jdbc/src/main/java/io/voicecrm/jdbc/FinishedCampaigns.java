package io.voicecrm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Closes running campaigns that have no target left to call. The lock comes first and the look after it, in a statement of
 * its own: so that of two who close the last two targets at once the later one sees both closed, and an import that is
 * under way, which holds the lock, is not overlooked.
 */
final class FinishedCampaigns {

    private FinishedCampaigns() {}

    /** Looks at some campaigns; one that somebody else has locked is left to {@link #sweep}. */
    static int close(Connection connection, Collection<UUID> campaigns, Instant now) throws SQLException {
        List<UUID> locked = Sql.on(connection, """
                select id from campaigns where id = any(?) and state = 'RUNNING' order by id for update skip locked""")
                .withArray("uuid", List.copyOf(campaigns))
                .list(row -> row.getObject("id", UUID.class));
        return closeLocked(connection, locked, now);
    }

    /** Looks at every running campaign that seems to be done. */
    static int sweep(Connection connection, Instant now) throws SQLException {
        List<UUID> done = Sql.on(connection, """
                select c.id from campaigns c where c.state = 'RUNNING' and not exists (
                    select from targets t where t.tenant_id = c.tenant_id and t.campaign_id = c.id
                    and t.state in ('QUEUED', 'WAITING', 'CALLING'))""").list(row -> row.getObject("id", UUID.class));
        return done.isEmpty() ? 0 : close(connection, done, now);
    }

    private static int closeLocked(Connection connection, List<UUID> locked, Instant now) throws SQLException {
        if (locked.isEmpty()) {
            return 0;
        }
        return Sql.on(connection, """
                update campaigns c set state = 'FINISHED', finished_at = ?
                where c.id = any(?) and not exists (
                    select from targets t where t.tenant_id = c.tenant_id and t.campaign_id = c.id
                    and t.state in ('QUEUED', 'WAITING', 'CALLING'))""").with(now).withArray("uuid", locked).update();
    }
}
