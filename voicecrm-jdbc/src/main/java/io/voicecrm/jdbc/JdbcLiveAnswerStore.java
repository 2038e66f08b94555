package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.LiveAnswer;
import io.voicecrm.compliance.LiveAnswer.Heard;
import io.voicecrm.compliance.LiveAnswerStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

final class JdbcLiveAnswerStore implements LiveAnswerStore {

    private final JdbcRunner runner;

    JdbcLiveAnswerStore(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public void record(LiveAnswer answer) {
        runner.asTenant(
                answer.tenant(),
                connection -> Sql.on(connection, """
                        insert into live_answers (tenant_id, call, campaign_id, phone, at, heard)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, call) do update
                        set campaign_id = excluded.campaign_id, phone = excluded.phone, at = excluded.at,
                            heard = excluded.heard""")
                        .with(answer.tenant().value())
                        .with(answer.call())
                        .with(answer.campaign())
                        .with(answer.phone().e164())
                        .with(answer.at())
                        .with(answer.heard())
                        .update());
    }

    @Override
    public Map<Callee, List<LiveAnswer>> since(Collection<Callee> callees, Instant since) {
        List<Callee> all = List.copyOf(callees);
        Map<Callee, List<LiveAnswer>> found = new HashMap<>();
        List<LiveAnswer> answers = runner.asPlatform(connection -> Sql.on(connection, """
                select live_answers.* from live_answers
                join (select distinct tenant, phone from unnest(?, ?) as given (tenant, phone)) as asked
                on live_answers.tenant_id = asked.tenant and live_answers.phone = asked.phone
                where at > ? order by at, call""")
                .withTexts(all.stream().map(callee -> callee.tenant().value()).toList())
                .withTexts(all.stream().map(callee -> callee.phone().e164()).toList())
                .with(since)
                .list(JdbcLiveAnswerStore::answer));
        for (LiveAnswer answer : answers) {
            found.computeIfAbsent(answer.callee(), callee -> new ArrayList<>()).add(answer);
        }
        return found;
    }

    @Override
    public Map<UUID, Abandonment> abandonment(TenantId tenant, Set<UUID> campaigns, Instant since) {
        Map<UUID, Abandonment> found = new HashMap<>();
        runner.asTenant(
                tenant,
                connection -> Sql.on(connection, """
                        select campaign_id, count(*) as answered, count(*) filter (where heard = 'SILENCE') as abandoned,
                               min(at) filter (where heard = 'SILENCE') as oldest
                        from live_answers
                        where tenant_id = ? and campaign_id = any(?) and at > ? and heard <> 'UNMEASURED'
                        group by campaign_id""")
                        .with(tenant.value())
                        .withArray("uuid", List.copyOf(campaigns))
                        .with(since)
                        .list(row -> found.put(
                                row.getObject("campaign_id", UUID.class),
                                new Abandonment(
                                        row.getLong("answered"),
                                        row.getLong("abandoned"),
                                        Sql.instant(row, "oldest")))));
        return found;
    }

    private static LiveAnswer answer(ResultSet row) throws SQLException {
        return new LiveAnswer(
                new TenantId(row.getString("tenant_id")),
                row.getString("call"),
                row.getObject("campaign_id", UUID.class),
                PhoneNumber.of(row.getString("phone")),
                Sql.instantOf(row, "at"),
                Heard.valueOf(row.getString("heard")));
    }
}
