package io.voicecrm.jdbc;

import io.voicecrm.ProviderId;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.WebhookInbox;
import io.voicecrm.webhook.WebhookRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class JdbcWebhookInbox implements WebhookInbox {

    private final JdbcRunner runner;

    JdbcWebhookInbox(JdbcRunner runner) {
        this.runner = runner;
    }

    /** In the order of keys, so that two processes that store the same deliveries never wait for each other. */
    @Override
    public Set<DeliveryKey> insert(Collection<Arrival> arrivals) {
        List<Arrival> all = List.copyOf(arrivals);
        return runner.asPlatform(connection -> new HashSet<>(Sql.on(connection, """
                insert into webhook_deliveries (provider, key, body, received_at, signed_with)
                select * from unnest(?, ?, ?, ?, ?) as arrival (provider, key, body, received_at, signed_with)
                order by provider, key
                on conflict do nothing returning provider, key""")
                .withTexts(all.stream().map(one -> one.key().provider().value()).toList())
                .withTexts(all.stream().map(one -> one.key().value()).toList())
                .withBytes(all.stream().map(one -> one.request().body()).toList())
                .withArray(
                        "timestamptz",
                        all.stream()
                                .map(one -> Sql.timestamp(one.request().receivedAt()))
                                .toList())
                .withTexts(all.stream().map(Arrival::signedWith).toList())
                .list(JdbcWebhookInbox::key)));
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
    public void done(Collection<DeliveryKey> keys, Instant at) {
        List<DeliveryKey> all = List.copyOf(keys);
        runner.asPlatform(connection -> Sql.on(connection, """
                update webhook_deliveries d set state = 'DONE', handled_at = ?
                from (select d.provider, d.key from webhook_deliveries d
                      join unnest(?, ?) as one (provider, key) on d.provider = one.provider and d.key = one.key
                      where d.state = 'OPEN' order by 1, 2 for update of d) one
                where d.provider = one.provider and d.key = one.key""")
                .with(at)
                .withTexts(all.stream().map(key -> key.provider().value()).toList())
                .withTexts(all.stream().map(DeliveryKey::value).toList())
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
    public void bury(DeliveryKey key, String reason, Instant at) {
        runner.asPlatform(connection -> Sql.on(connection, """
                update webhook_deliveries set state = 'BURIED', reason = ?, handled_at = ?
                where provider = ? and key = ? and state = 'OPEN'""")
                .with(reason)
                .with(at)
                .with(key.provider().value())
                .with(key.value())
                .update());
    }

    /** Headers are not kept: they were needed to trust the delivery, which was done before it was stored. */
    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                key(row),
                WebhookRequest.of(Map.of(), row.getBytes("body"), Sql.instantOf(row, "received_at")),
                row.getInt("tries"));
    }

    static DeliveryKey key(ResultSet row) throws SQLException {
        return new DeliveryKey(new ProviderId(row.getString("provider")), row.getString("key"));
    }
}
