package io.voicecrm.jdbc;

import io.voicecrm.ProviderId;
import io.voicecrm.webhook.DeliveryFilter;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.DeliveryLog;
import io.voicecrm.webhook.DeliveryState;
import io.voicecrm.webhook.LoggedDelivery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class JdbcDeliveryLog implements DeliveryLog {

    private static final String COLUMNS = """
            select provider, key, state, received_at, octet_length(body) as bytes, signed_with, tries, replays, reason,
                   case when state = 'OPEN' and not_before > '-infinity' then not_before end as due_at, handled_at
            from webhook_deliveries
            """;

    private static final String PASSES = """
            where provider = coalesce(?, provider) and state = coalesce(?, state)
              and (?::text is null or position(? in key) > 0)
            """;

    private static final String REOPEN = """
            update webhook_deliveries
            set state = 'OPEN', tries = 0, replays = replays + 1, reason = null, not_before = '-infinity', handled_at = null
            """;

    private final JdbcRunner runner;

    JdbcDeliveryLog(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public List<LoggedDelivery> page(DeliveryFilter filter, @Nullable DeliveryKey after, int limit) {
        return runner.asPlatform(connection -> {
            Sql sql = passing(
                    connection,
                    COLUMNS + PASSES + (after == null ? "" : """
                    and (received_at, provider, key) < (select received_at, provider, key
                                                        from webhook_deliveries where provider = ? and key = ?)
                    """)
                            + "order by received_at desc, provider desc, key desc limit ?",
                    filter);
            if (after != null) {
                sql.with(after.provider().value()).with(after.value());
            }
            return sql.with(limit).list(JdbcDeliveryLog::logged);
        });
    }

    @Override
    public Optional<LoggedDelivery> find(DeliveryKey key) {
        return runner.asPlatform(connection -> Sql.on(connection, COLUMNS + "where provider = ? and key = ?")
                .with(key.provider().value())
                .with(key.value())
                .first(JdbcDeliveryLog::logged));
    }

    @Override
    public Optional<byte[]> body(DeliveryKey key) {
        return runner.asPlatform(
                connection -> Sql.on(connection, "select body from webhook_deliveries where provider = ? and key = ?")
                        .with(key.provider().value())
                        .with(key.value())
                        .first(row -> row.getBytes("body")));
    }

    @Override
    public boolean replay(DeliveryKey key) {
        return runner.asPlatform(connection -> Sql.on(connection, REOPEN + "where provider = ? and key = ?")
                        .with(key.provider().value())
                        .with(key.value())
                        .update()
                == 1);
    }

    @Override
    public int replay(DeliveryFilter filter, int limit) {
        return runner.asPlatform(connection -> passing(
                        connection,
                        REOPEN + "where (provider, key) in (select provider, key from webhook_deliveries " + PASSES
                                + "order by received_at desc, provider desc, key desc limit ?)",
                        filter)
                .with(limit)
                .update());
    }

    @Override
    public long count(DeliveryState state) {
        return runner.asPlatform(connection -> Sql.on(
                                connection, "select count(*) as many from webhook_deliveries where state = ?")
                        .with(state)
                        .first(row -> row.getLong("many")))
                .orElse(0L);
    }

    @Override
    public Optional<Instant> lastReceived(ProviderId provider) {
        return runner.asPlatform(connection ->
                Sql.on(connection, """
                select received_at from webhook_deliveries where provider = ? order by received_at desc limit 1""").with(provider.value()).first(row -> Sql.instantOf(row, "received_at")));
    }

    @Override
    public int purge(Instant receivedBefore, int limit) {
        return runner.asPlatform(connection ->
                Sql.on(connection, """
                delete from webhook_deliveries where (provider, key) in (
                    select provider, key from webhook_deliveries where received_at < ? and state <> 'OPEN'
                    order by received_at limit ? for update skip locked)""").with(receivedBefore).with(limit).update());
    }

    private static Sql passing(Connection connection, String text, DeliveryFilter filter) {
        ProviderId provider = filter.provider();
        return Sql.on(connection, text)
                .with(provider == null ? null : provider.value())
                .with(filter.state())
                .with(filter.text())
                .with(filter.text());
    }

    private static LoggedDelivery logged(ResultSet row) throws SQLException {
        return new LoggedDelivery(
                JdbcWebhookInbox.key(row),
                DeliveryState.valueOf(row.getString("state")),
                Sql.instantOf(row, "received_at"),
                row.getInt("bytes"),
                row.getString("signed_with"),
                row.getInt("tries"),
                row.getInt("replays"),
                row.getString("reason"),
                Sql.instant(row, "due_at"),
                Sql.instant(row, "handled_at"));
    }
}
