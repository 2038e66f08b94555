package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.compliance.DecisionLink;
import io.voicecrm.compliance.DecisionLog;
import io.voicecrm.compliance.DecisionRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

final class JdbcDecisionLog implements DecisionLog {

    private final JdbcRunner runner;

    JdbcDecisionLog(JdbcRunner runner) {
        this.runner = runner;
    }

    private record End(long position, String hash) {}

    @Override
    public void append(Collection<DecisionRecord> decisions) {
        runner.asPlatform(connection -> {
            Map<String, End> ends = ends(connection, decisions);
            List<DecisionLink> links = new ArrayList<>();
            for (DecisionRecord decision : decisions) {
                String tenant = decision.tenant().value();
                End end = ends.getOrDefault(tenant, new End(0, DecisionLink.START));
                DecisionLink link = DecisionLink.after(end.hash(), end.position() + 1, decision);
                ends.put(tenant, new End(link.position(), link.hash()));
                links.add(link);
            }
            return insert(connection, links);
        });
    }

    @Override
    public List<DecisionLink> read(TenantId tenant, long from, int limit) {
        return runner.asTenant(
                tenant,
                connection -> Sql.on(connection, """
                        select * from decisions where tenant_id = ? and position >= ? order by position limit ?""")
                        .with(tenant.value())
                        .with(from)
                        .with(limit)
                        .list(JdbcDecisionLog::link));
    }

    /** The ends of the chains; until the transaction is over nobody else can add to these. */
    private static Map<String, End> ends(Connection connection, Collection<DecisionRecord> decisions)
            throws SQLException {
        // In one order everywhere, so that two batches never wait for each other.
        List<String> tenants = decisions.stream()
                .map(decision -> decision.tenant().value())
                .distinct()
                .sorted()
                .toList();
        for (String tenant : tenants) {
            Sql.on(connection, "select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .with("voicecrm decisions " + tenant)
                    .list(row -> tenant);
        }
        Map<String, End> ends = new HashMap<>();
        Sql.on(connection, """
                select chain.tenant_id, chain.position, chain.hash
                from unnest(?) as asked (tenant)
                cross join lateral (
                    select * from decisions where tenant_id = asked.tenant order by position desc limit 1) chain""")
                .withTexts(tenants)
                .list(row ->
                        ends.put(row.getString("tenant_id"), new End(row.getLong("position"), row.getString("hash"))));
        return ends;
    }

    private static int insert(Connection connection, List<DecisionLink> links) throws SQLException {
        return Sql.on(connection, """
                insert into decisions (tenant_id, position, attempt_id, phone, kind, rule_id, until, why, citation, pack,
                                       place, local_times, at, previous_hash, hash)
                select * from unnest(?, ?, ?, ?, ?, ?, ?::timestamptz[], ?, ?, ?, ?, ?, ?::timestamptz[], ?, ?)""")
                .withTexts(texts(links, link -> link.record().tenant().value()))
                .withArray("bigint", links.stream().map(DecisionLink::position).toList())
                .withArray(
                        "uuid",
                        links.stream().map(link -> link.record().attempt()).toList())
                .withTexts(texts(links, link -> link.record().phone().e164()))
                .withTexts(texts(links, link -> link.record().kind().name()))
                .withTexts(texts(links, link -> link.record().ruleId()))
                .withArray("text", untils(links))
                .withTexts(texts(links, link -> link.record().why()))
                .withTexts(texts(links, link -> link.record().citation()))
                .withTexts(texts(links, link -> link.record().pack()))
                .withTexts(texts(links, link -> link.record().place()))
                .withTexts(texts(links, link -> link.record().localTimes()))
                .withTexts(texts(links, link -> link.record().at().toString()))
                .withTexts(texts(links, DecisionLink::previousHash))
                .withTexts(texts(links, DecisionLink::hash))
                .update();
    }

    private static List<String> texts(List<DecisionLink> links, Function<DecisionLink, String> of) {
        return links.stream().map(of).toList();
    }

    /** With nulls, which the lists of streams do not hold. */
    private static List<Object> untils(List<DecisionLink> links) {
        return links.stream()
                .map(link -> Optional.ofNullable(link.record().until()).map(Instant::toString))
                .map(text -> text.isPresent() ? (Object) text.get() : null)
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }

    private static DecisionLink link(ResultSet row) throws SQLException {
        DecisionRecord record = new DecisionRecord(
                new TenantId(row.getString("tenant_id")),
                row.getObject("attempt_id", UUID.class),
                PhoneNumber.of(row.getString("phone")),
                DecisionRecord.Kind.valueOf(row.getString("kind")),
                row.getString("rule_id"),
                Sql.instant(row, "until"),
                row.getString("why"),
                row.getString("citation"),
                row.getString("pack"),
                row.getString("place"),
                row.getString("local_times"),
                Sql.instantOf(row, "at"));
        return new DecisionLink(row.getLong("position"), record, row.getString("previous_hash"), row.getString("hash"));
    }
}
