package io.voicecrm.jdbc;

import io.voicecrm.ProviderId;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.WebhookInbox;
import io.voicecrm.webhook.WebhookRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

final class JdbcWebhookInbox implements WebhookInbox {

    private final JdbcRunner runner;

    JdbcWebhookInbox(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public boolean insert(DeliveryKey key, WebhookRequest request) {
        return runner.asPlatform(connection -> Sql.on(connection, """
                        insert into webhook_deliveries (provider, key, body, received_at)
                        values (?, ?, ?, ?) on conflict do nothing""")
                        .with(key.provider().value())
                        .with(key.value())
                        .with(request.body())
                        .with(request.receivedAt())
                        .update()
                == 1);
    }

    @Override
    public List<Delivery> claim(int limit, Instant now, Instant until) {
        return runner.asPlatform(connection ->
                Sql.on(connection, """
                with claimed as (
                    update webhook_deliveries d set tries = d.tries + 1, not_before = ?
                    from (select provider, key from webhook_deliveries
                          where state = 'OPEN' and not_before <= ?
                          order by received_at limit ? for update skip locked) due
                    where d.provider = due.provider and d.key = due.key
                    returning d.provider, d.key, d.body, d.received_at, d.tries)
                select * from claimed order by received_at""").with(until).with(now).with(limit).list(JdbcWebhookInbox::read));
    }

    @Override
    public void done(DeliveryKey key) {
        runner.asPlatform(connection -> Sql.on(
                        connection, "update webhook_deliveries set state = 'DONE' where provider = ? and key = ?")
                .with(key.provider().value())
                .with(key.value())
                .update());
    }

    @Override
    public void retry(DeliveryKey key, Instant notBefore, String reason) {
        runner.asPlatform(connection -> Sql.on(connection, """
                update webhook_deliveries set not_before = ?, reason = ?
                where provider = ? and key = ? and state = 'OPEN'""")
                .with(notBefore)
                .with(reason)
                .with(key.provider().value())
                .with(key.value())
                .update());
    }

    @Override
    public void bury(DeliveryKey key, String reason) {
        runner.asPlatform(connection -> Sql.on(connection, """
                update webhook_deliveries set state = 'BURIED', reason = ?
                where provider = ? and key = ? and state = 'OPEN'""")
                .with(reason)
                .with(key.provider().value())
                .with(key.value())
                .update());
    }

    /** Headers are not kept: they were needed to trust the delivery, which was done before it was stored. */
    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                new DeliveryKey(new ProviderId(row.getString("provider")), row.getString("key")),
                WebhookRequest.of(Map.of(), row.getBytes("body"), Sql.instantOf(row, "received_at")),
                row.getInt("tries"));
    }
}
