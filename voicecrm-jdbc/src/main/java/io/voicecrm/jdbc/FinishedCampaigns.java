package io.voicecrm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Closes running campaigns that have no target left to call. */
final class FinishedCampaigns {

    private FinishedCampaigns() {}

    static void close(Connection connection, Collection<UUID> campaigns, Instant now) throws SQLException {
        Sql.on(connection, """
                update campaigns c set state = 'FINISHED', finished_at = ?
                where c.id = any(?) and c.state = 'RUNNING' and not exists (
                    select from targets t where t.tenant_id = c.tenant_id and t.campaign_id = c.id
                    and t.state in ('QUEUED', 'WAITING', 'CALLING'))""")
                .with(now)
                .withArray("uuid", List.copyOf(campaigns))
                .update();
    }
}
