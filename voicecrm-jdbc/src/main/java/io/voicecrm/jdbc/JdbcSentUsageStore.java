package io.voicecrm.jdbc;

import io.voicecrm.TenantId;
import io.voicecrm.billing.SentUsageStore;
import java.time.Instant;

final class JdbcSentUsageStore implements SentUsageStore {

    private final JdbcRunner runner;

    JdbcSentUsageStore(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public SentUsage begin(TenantId tenant, String id, Instant now) {
        return runner.asPlatform(connection -> {
            Sql.on(connection, """
                    insert into sent_usage (tenant_id, id, first_tried_at) values (?, ?, ?) on conflict do nothing""").with(tenant.value()).with(id).with(now).update();
            return Sql.on(connection, "select first_tried_at, confirmed from sent_usage where tenant_id = ? and id = ?")
                    .with(tenant.value())
                    .with(id)
                    .first(row -> new SentUsage(Sql.instantOf(row, "first_tried_at"), row.getBoolean("confirmed")))
                    .orElseThrow();
        });
    }

    @Override
    public void confirm(TenantId tenant, String id) {
        runner.asPlatform(connection -> Sql.on(
                        connection, "update sent_usage set confirmed = true where tenant_id = ? and id = ?")
                .with(tenant.value())
                .with(id)
                .update());
    }
}
