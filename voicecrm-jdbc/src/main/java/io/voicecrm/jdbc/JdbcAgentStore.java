package io.voicecrm.jdbc;

import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentStore;
import io.voicecrm.agent.AgentType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class JdbcAgentStore implements AgentStore {

    private final JdbcRunner runner;

    JdbcAgentStore(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public void save(Agent agent) {
        AgentSpec spec = agent.spec();
        Duration longest = spec.maxCallDuration();
        runner.asPlatform(connection -> Sql.on(connection, """
                insert into agents (provider, agent_id, tenant_id, type, name, prompt, first_message, voice_id, language,
                                    max_call_seconds, active, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (provider, agent_id) do update
                set type = excluded.type, name = excluded.name, prompt = excluded.prompt,
                    first_message = excluded.first_message, voice_id = excluded.voice_id,
                    language = excluded.language, max_call_seconds = excluded.max_call_seconds,
                    active = excluded.active""")
                .with(agent.id().provider().value())
                .with(agent.id().value())
                .with(agent.onlyTenant().map(TenantId::value).orElse(null))
                .with(agent.type())
                .with(spec.name())
                .with(spec.prompt())
                .with(spec.firstMessage())
                .with(spec.voiceId())
                .with(spec.language())
                .with(longest == null ? null : longest.toSeconds())
                .with(agent.active())
                .with(agent.createdAt())
                .update());
    }

    @Override
    public Optional<Agent> find(TenantId tenant, AgentId id) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, "select * from agents where provider = ? and agent_id = ?")
                        .with(id.provider().value())
                        .with(id.value())
                        .first(JdbcAgentStore::read));
    }

    @Override
    public List<Agent> usableBy(TenantId tenant) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, "select * from agents order by tenant_id nulls last, name")
                        .list(JdbcAgentStore::read));
    }

    private static Agent read(ResultSet row) throws SQLException {
        String owner = row.getString("tenant_id");
        long longest = row.getLong("max_call_seconds");
        AgentSpec spec = new AgentSpec(
                row.getString("name"),
                row.getString("prompt"),
                row.getString("first_message"),
                row.getString("voice_id"),
                row.getString("language"),
                longest == 0 ? null : Duration.ofSeconds(longest));
        return new Agent(
                new AgentId(new ProviderId(row.getString("provider")), row.getString("agent_id")),
                owner == null ? null : new TenantId(owner),
                AgentType.valueOf(row.getString("type")),
                spec,
                row.getBoolean("active"),
                Sql.instantOf(row, "created_at"));
    }
}
