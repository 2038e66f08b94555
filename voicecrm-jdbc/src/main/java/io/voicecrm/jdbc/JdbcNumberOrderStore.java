package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.number.NumberKind;
import io.voicecrm.number.NumberOrder;
import io.voicecrm.number.NumberOrderStore;
import io.voicecrm.number.NumberSearch;
import io.voicecrm.number.OrderId;
import io.voicecrm.number.OrderedNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class JdbcNumberOrderStore implements NumberOrderStore {

    private final JdbcRunner runner;

    JdbcNumberOrderStore(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public void add(NumberOrder order) {
        NumberSearch search = order.search();
        runner.asPlatform(connection -> Sql.on(connection, """
                insert into number_orders (id, carrier, chosen, country, kind, area_code, contains, region, locality,
                                           channels, quantity, bought, refused, state, problem, created_at, due_at,
                                           version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing""")
                .with(order.id().value())
                .with(order.carrier().value())
                .withTexts(order.chosen().stream().map(PhoneNumber::e164).toList())
                .with(search.country())
                .with(search.kind())
                .with(search.areaCode())
                .with(search.contains())
                .with(search.region())
                .with(search.locality())
                .withTexts(NumberRows.texts(search.channels()))
                .with(order.quantity())
                .with(order.bought())
                .with(order.refused())
                .with(order.state())
                .with(order.problem())
                .with(order.createdAt())
                .with(order.dueAt())
                .with(order.version())
                .update());
    }

    @Override
    public Optional<NumberOrder> find(OrderId id) {
        return runner.asPlatform(connection -> Sql.on(connection, "select * from number_orders where id = ?")
                .with(id.value())
                .first(JdbcNumberOrderStore::read));
    }

    @Override
    public List<NumberOrder> newest(int limit) {
        return runner.asPlatform(connection -> Sql.on(
                        connection, "select * from number_orders order by created_at desc, id desc limit ?")
                .with(limit)
                .list(JdbcNumberOrderStore::read));
    }

    @Override
    public List<NumberOrder> due(Instant now, int limit) {
        return runner.asPlatform(
                connection -> Sql.on(connection, """
                select * from number_orders where state = 'OPEN' and due_at <= ? order by created_at, id limit ?""").with(now).with(limit).list(JdbcNumberOrderStore::read));
    }

    @Override
    public boolean replace(NumberOrder before, NumberOrder after) {
        return runner.asPlatform(connection -> Sql.on(connection, """
                                update number_orders
                                set bought = ?, refused = ?, state = ?, problem = ?, due_at = ?, version = ?
                                where id = ? and version = ?""")
                        .with(after.bought())
                        .with(after.refused())
                        .with(after.state())
                        .with(after.problem())
                        .with(after.dueAt())
                        .with(after.version())
                        .with(before.id().value())
                        .with(before.version())
                        .update()
                == 1);
    }

    @Override
    public void write(OrderedNumber number) {
        runner.asPlatform(connection -> Sql.on(connection, """
                insert into ordered_numbers (order_id, phone, country, region, locality, state, reason, at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (order_id, phone) do update
                set state = excluded.state, reason = excluded.reason, at = excluded.at""")
                .with(number.order().value())
                .with(number.number().e164())
                .with(number.place().country())
                .with(number.place().region())
                .with(number.place().locality())
                .with(number.state())
                .with(number.reason())
                .with(number.at())
                .update());
    }

    @Override
    public List<OrderedNumber> numbersOf(OrderId order) {
        return runner.asPlatform(
                connection -> Sql.on(connection, "select * from ordered_numbers where order_id = ? order by phone")
                        .with(order.value())
                        .list(JdbcNumberOrderStore::readNumber));
    }

    private static OrderedNumber readNumber(ResultSet row) throws SQLException {
        return new OrderedNumber(
                new OrderId(row.getObject("order_id", UUID.class)),
                PhoneNumber.of(row.getString("phone")),
                NumberRows.place(row),
                OrderedNumber.State.valueOf(row.getString("state")),
                row.getString("reason"),
                Sql.instantOf(row, "at"));
    }

    private static NumberOrder read(ResultSet row) throws SQLException {
        NumberSearch search = new NumberSearch(
                row.getString("country"),
                NumberKind.valueOf(row.getString("kind")),
                row.getString("area_code"),
                row.getString("contains"),
                row.getString("region"),
                row.getString("locality"),
                NumberRows.channels(row),
                NumberSearch.DEFAULT_LIMIT);
        return new NumberOrder(
                new OrderId(row.getObject("id", UUID.class)),
                new ProviderId(row.getString("carrier")),
                Sql.texts(row, "chosen").stream().map(PhoneNumber::of).toList(),
                search,
                row.getInt("quantity"),
                row.getInt("bought"),
                row.getInt("refused"),
                NumberOrder.State.valueOf(row.getString("state")),
                row.getString("problem"),
                Sql.instantOf(row, "created_at"),
                Sql.instantOf(row, "due_at"),
                row.getLong("version"));
    }
}
