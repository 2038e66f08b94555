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

    /**
     * Of the alias {@code c}. Those who wait and those who are called are looked up apart, each in an index of its own. The
     * order matters to nobody, but only that index has it: without, the planner expects to meet somebody soon wherever it
     * begins, and reads through all who were called before.
     */
    static final String NOBODY_LEFT = """
            (select t.priority from targets t where t.campaign_id = c.id and t.state in ('QUEUED', 'WAITING')
             order by t.priority limit 1) is null
            and (select t.phone from targets t where t.campaign_id = c.id and t.state = 'CALLING'
                 order by t.phone limit 1) is null""";

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
        List<UUID> done = Sql.on(
                        connection, "select c.id from campaigns c where c.state = 'RUNNING' and " + NOBODY_LEFT)
                .list(row -> row.getObject("id", UUID.class));
        return done.isEmpty() ? 0 : close(connection, done, now);
    }

    private static int closeLocked(Connection connection, List<UUID> locked, Instant now) throws SQLException {
        if (locked.isEmpty()) {
            return 0;
        }
        return Sql.on(
                        connection,
                        "update campaigns c set state = 'FINISHED', finished_at = ? where c.id = any(?) and "
                                + NOBODY_LEFT)
                .with(now)
                .withArray("uuid", locked)
                .update();
    }
}
