package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.Relationship;
import io.voicecrm.compliance.RelationshipStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

final class JdbcRelationshipStore implements RelationshipStore {

    private final JdbcRunner runner;

    JdbcRelationshipStore(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public void record(Collection<Relationship> relationships) {
        List<Relationship> all = List.copyOf(relationships);
        runner.asPlatform(connection -> Sql.on(connection, """
                insert into relationships (tenant_id, phone, kind, source, at, ended_at, ended_via)
                select tenant_id, phone, kind, source, at::timestamptz, ended_at::timestamptz, ended_via
                from unnest(?, ?, ?, ?, ?, ?, ?) with ordinality
                    as given (tenant_id, phone, kind, source, at, ended_at, ended_via, position)
                order by position
                on conflict do nothing""")
                .withTexts(all.stream().map(deal -> deal.tenant().value()).toList())
                .withTexts(all.stream().map(deal -> deal.phone().e164()).toList())
                .withTexts(all.stream().map(deal -> deal.kind().name()).toList())
                .withTexts(all.stream().map(Relationship::source).toList())
                .withTexts(all.stream().map(deal -> deal.at().toString()).toList())
                .withTexts(all.stream()
                        .map(deal -> Objects.toString(deal.endedAt(), null))
                        .toList())
                .withTexts(all.stream().map(Relationship::endedVia).toList())
                .update());
    }

    @Override
    public int end(Callee callee, Instant at, String via) {
        return runner.asTenant(
                callee.tenant(),
                connection -> Sql.on(connection, """
                        update relationships set ended_at = ?, ended_via = ?
                        where tenant_id = ? and phone = ? and ended_at is null and at <= ?""")
                        .with(at)
                        .with(via)
                        .with(callee.tenant().value())
                        .with(callee.phone().e164())
                        .with(at)
                        .update());
    }

    @Override
    public Map<Callee, List<Relationship>> find(Collection<Callee> callees) {
        List<Callee> all = List.copyOf(callees);
        Map<Callee, List<Relationship>> found = new HashMap<>();
        List<Relationship> known = runner.asPlatform(connection -> Sql.on(connection, """
                select relationships.* from relationships
                join (select distinct tenant, phone from unnest(?, ?) as given (tenant, phone)) as asked
                on relationships.tenant_id = asked.tenant and relationships.phone = asked.phone
                order by at, kind desc""")
                .withTexts(all.stream().map(callee -> callee.tenant().value()).toList())
                .withTexts(all.stream().map(callee -> callee.phone().e164()).toList())
                .list(JdbcRelationshipStore::relationship));
        for (Relationship deal : known) {
            found.computeIfAbsent(new Callee(deal.tenant(), deal.phone()), callee -> new ArrayList<>())
                    .add(deal);
        }
        return found;
    }

    private static Relationship relationship(ResultSet row) throws SQLException {
        return new Relationship(
                new TenantId(row.getString("tenant_id")),
                PhoneNumber.of(row.getString("phone")),
                Relationship.Kind.valueOf(row.getString("kind")),
                row.getString("source"),
                Sql.instantOf(row, "at"),
                Sql.instant(row, "ended_at"),
                row.getString("ended_via"));
    }
}
