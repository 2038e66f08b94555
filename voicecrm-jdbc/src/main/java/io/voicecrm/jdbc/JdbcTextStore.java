package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.text.OptOut;
import io.voicecrm.text.TextId;
import io.voicecrm.text.TextMessage;
import io.voicecrm.text.TextState;
import io.voicecrm.text.TextStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class JdbcTextStore implements TextStore {

    private final JdbcRunner runner;

    JdbcTextStore(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public void add(TextMessage message) {
        runner.asTenant(
                message.tenant(),
                connection -> Sql.on(connection, """
                        insert into text_messages (tenant_id, id, from_phone, to_phone, body, state, rank, final,
                                                   reference, problem, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, id) do nothing""")
                        .with(message.tenant().value())
                        .with(message.id().value())
                        .with(message.from().e164())
                        .with(message.to().e164())
                        .with(message.body())
                        .with(message.state())
                        .with(message.state().ordinal())
                        .with(message.state().isFinal())
                        .with(message.reference())
                        .with(message.problem())
                        .with(message.createdAt())
                        .with(message.updatedAt())
                        .update());
    }

    @Override
    public Optional<TextMessage> find(TextId id) {
        return runner.asPlatform(connection -> Sql.on(connection, "select * from text_messages where id = ?")
                .with(id.value())
                .first(JdbcTextStore::read));
    }

    @Override
    public boolean advance(TextMessage next) {
        return runner.asTenant(
                next.tenant(),
                connection -> Sql.on(connection, """
                                update text_messages
                                set state = ?, rank = ?, final = ?, reference = ?, problem = ?, updated_at = ?
                                where tenant_id = ? and id = ? and rank < ? and not final""")
                                .with(next.state())
                                .with(next.state().ordinal())
                                .with(next.state().isFinal())
                                .with(next.reference())
                                .with(next.problem())
                                .with(next.updatedAt())
                                .with(next.tenant().value())
                                .with(next.id().value())
                                .with(next.state().ordinal())
                                .update()
                        == 1);
    }

    @Override
    public List<TextMessage> newest(TenantId tenant, int limit) {
        return runner.asTenant(
                tenant,
                connection ->
                        Sql.on(connection, """
                        select * from text_messages where tenant_id = ? order by created_at desc, id desc limit ?""").with(tenant.value()).with(limit).list(JdbcTextStore::read));
    }

    @Override
    public boolean optOut(OptOut wish) {
        return runner.asTenant(
                wish.tenant(),
                connection -> Sql.on(connection, """
                                insert into text_opt_outs as held (tenant_id, phone, via, at) values (?, ?, ?, ?)
                                on conflict (tenant_id, phone) do update
                                set via = excluded.via, at = excluded.at, lifted_at = null
                                where held.lifted_at is not null""")
                                .with(wish.tenant().value())
                                .with(wish.person().e164())
                                .with(wish.via())
                                .with(wish.at())
                                .update()
                        == 1);
    }

    @Override
    public boolean optIn(TenantId tenant, PhoneNumber person, Instant at) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, """
                                update text_opt_outs set lifted_at = ?
                                where tenant_id = ? and phone = ? and lifted_at is null""")
                                .with(at)
                                .with(tenant.value())
                                .with(person.e164())
                                .update()
                        == 1);
    }

    @Override
    public Optional<OptOut> optOutOf(TenantId tenant, PhoneNumber person) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, """
                        select * from text_opt_outs where tenant_id = ? and phone = ? and lifted_at is null""")
                        .with(tenant.value())
                        .with(person.e164())
                        .first(row -> new OptOut(
                                tenant,
                                PhoneNumber.of(row.getString("phone")),
                                row.getString("via"),
                                Sql.instantOf(row, "at"))));
    }

    private static TextMessage read(ResultSet row) throws SQLException {
        return new TextMessage(
                new TextId(row.getObject("id", UUID.class)),
                new TenantId(row.getString("tenant_id")),
                PhoneNumber.of(row.getString("from_phone")),
                PhoneNumber.of(row.getString("to_phone")),
                row.getString("body"),
                TextState.valueOf(row.getString("state")),
                row.getString("reference"),
                row.getString("problem"),
                Sql.instantOf(row, "created_at"),
                Sql.instantOf(row, "updated_at"));
    }
}
