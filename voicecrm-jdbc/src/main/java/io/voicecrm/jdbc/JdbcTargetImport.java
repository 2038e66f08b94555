package io.voicecrm.jdbc;

import io.voicecrm.TenantId;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.contact.Contact;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/**
 * Stages contacts, and puts them into the campaign by one statement: the database looks for duplicates, so that memory
 * stays the same however long the file is.
 */
final class JdbcTargetImport implements TargetImport {

    private static final String COLUMNS = """
            position bigint, phone text, language text, voice_id text, first_message text, prompt text,
            variable_names text[], variable_values text[]""";

    private final TenantId tenant;
    private final CampaignId campaign;
    private final Clock clock;
    private final StagedCopy staged;
    private final CopyRow line = new CopyRow();
    private long added;

    JdbcTargetImport(Connection connection, TenantId tenant, CampaignId campaign, Clock clock) {
        this.tenant = tenant;
        this.campaign = campaign;
        this.clock = clock;
        this.staged =
                StagedCopy.begin("import into campaign " + campaign, connection, "staged_targets", COLUMNS, this::lock);
    }

    /** The campaign can neither be finished nor canceled while the file is read. */
    private Campaign lock(Connection connection) throws SQLException {
        Campaign locked = JdbcCampaignStore.read(connection, tenant, campaign, " for update")
                .orElseThrow(() ->
                        new IllegalArgumentException("campaign " + campaign + ": tenant " + tenant + " has no such"));
        if (locked.isOver()) {
            throw new IllegalStateException("campaign " + campaign + ": is " + locked.state());
        }
        return locked;
    }

    @Override
    public void add(long row, Contact contact) {
        staged.add(line.encode(row, contact));
        added++;
    }

    @Override
    public Tally commit() {
        return staged.commit(connection -> {
            long last = lastPosition(connection);
            long imported = insertAfter(connection, last);
            long known = last == 0 ? 0 : stagedUpTo(connection, last);
            return new Tally(imported, added - imported - known, known);
        });
    }

    /** The position of the campaign's last target; 0 if it has none. */
    private long lastPosition(Connection connection) throws SQLException {
        return Sql.on(connection, """
                select coalesce(max(position), 0) as last from targets where tenant_id = ? and campaign_id = ?""")
                .with(tenant.value())
                .with(campaign.value())
                .first(row -> row.getLong("last"))
                .orElse(0L);
    }

    /** Rows arrive in the order of the file, so that of several with one number the first stays. */
    private long insertAfter(Connection connection, long last) throws SQLException {
        // Lets files of some 200,000 rows be sorted in memory; longer ones are sorted on disk.
        Sql.on(connection, "select set_config('work_mem', '64MB', true)").first(row -> "");
        return Sql.on(connection, """
                insert into targets (tenant_id, campaign_id, phone, position, language, voice_id, first_message, prompt,
                                     variable_names, variable_values, updated_at)
                select ?, ?, phone, position + ?, language, voice_id, first_message, prompt,
                       variable_names, variable_values, ?
                from staged_targets order by position
                on conflict (tenant_id, campaign_id, phone) do nothing""")
                .with(tenant.value())
                .with(campaign.value())
                .with(last)
                .with(clock.instant())
                .update();
    }

    /** How many of the targets that were there before came again. */
    private long stagedUpTo(Connection connection, long last) throws SQLException {
        return Sql.on(connection, """
                select count(*) as n from targets t
                where t.tenant_id = ? and t.campaign_id = ? and t.position <= ?
                and exists (select from staged_targets s where s.phone = t.phone)""")
                .with(tenant.value())
                .with(campaign.value())
                .with(last)
                .first(row -> row.getLong("n"))
                .orElse(0L);
    }

    @Override
    public void close() {
        staged.close();
    }
}
