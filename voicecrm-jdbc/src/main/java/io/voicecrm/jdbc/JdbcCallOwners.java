package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallOwners;
import io.voicecrm.call.Direction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class JdbcCallOwners implements CallOwners {

    private final JdbcRunner runner;

    JdbcCallOwners(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public Optional<CallOwner> ownerOf(CallEvent event) {
        return runner.asPlatform(connection -> {
            Optional<CallOwner> owner = byAttempt(connection, event);
            if (owner.isEmpty()) {
                owner = byCall(connection, event);
            }
            return owner.isPresent() ? owner : byNumberOrAgent(connection, event);
        });
    }

    @Override
    public Optional<TenantId> tenantOf(@Nullable PhoneNumber ours, @Nullable AgentId agent) {
        return runner.asPlatform(connection -> tenantOf(connection, ours, agent));
    }

    private static Optional<CallOwner> byAttempt(Connection connection, CallEvent event) throws SQLException {
        AttemptId attempt = event.attempt();
        if (attempt == null) {
            return Optional.empty();
        }
        return Sql.on(connection, "select id, tenant_id, phone from attempts where id = ?")
                .with(attempt.value())
                .first(JdbcCallOwners::read);
    }

    private static Optional<CallOwner> byCall(Connection connection, CallEvent event) throws SQLException {
        return Sql.on(connection, "select id, tenant_id, phone from attempts where provider = ? and call_ref = ?")
                .with(event.call().provider().value())
                .with(event.call().value())
                .first(JdbcCallOwners::read);
    }

    private static Optional<CallOwner> byNumberOrAgent(Connection connection, CallEvent event) throws SQLException {
        if (!(event instanceof CallEvent.Started started)) {
            return Optional.empty();
        }
        boolean inbound = started.direction() == Direction.INBOUND;
        PhoneNumber person = inbound ? started.from() : started.to();
        PhoneNumber ours = inbound ? started.to() : started.from();
        return tenantOf(connection, ours, started.agent()).map(tenant -> new CallOwner(tenant, null, person));
    }

    private static Optional<TenantId> tenantOf(
            Connection connection, @Nullable PhoneNumber ours, @Nullable AgentId agent) throws SQLException {
        return Sql.on(connection, """
                select tenant_id from phone_numbers where phone = ? and state = 'ASSIGNED'
                union all
                select tenant_id from agents where provider = ? and agent_id = ? and tenant_id is not null
                limit 1""")
                .with(ours == null ? null : ours.e164())
                .with(agent == null ? null : agent.provider().value())
                .with(agent == null ? null : agent.value())
                .first(row -> new TenantId(row.getString("tenant_id")));
    }

    private static CallOwner read(ResultSet row) throws SQLException {
        return new CallOwner(
                new TenantId(row.getString("tenant_id")),
                new AttemptId(row.getObject("id", UUID.class)),
                PhoneNumber.of(row.getString("phone")));
    }
}
