package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.RecentAttempts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class JdbcRecentAttempts implements RecentAttempts {

    private final JdbcRunner runner;

    JdbcRecentAttempts(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public Map<Callee, List<Instant>> since(Collection<Callee> callees, Instant since) {
        List<Callee> all = List.copyOf(callees);
        Map<Callee, List<Instant>> attempts = new HashMap<>();
        runner.asPlatform(connection -> Sql.on(connection, """
                select made.tenant_id, made.phone, made.submitted_at
                from unnest(?, ?) as asked (tenant, phone)
                join attempts made on made.tenant_id = asked.tenant and made.phone = asked.phone
                where made.submitted_at > ? and made.state <> 'RELEASED'
                order by made.submitted_at""")
                .withTexts(all.stream().map(callee -> callee.tenant().value()).toList())
                .withTexts(all.stream().map(callee -> callee.phone().e164()).toList())
                .with(since)
                .list(row -> attempts.computeIfAbsent(
                                new Callee(
                                        new TenantId(row.getString("tenant_id")),
                                        PhoneNumber.of(row.getString("phone"))),
                                callee -> new ArrayList<>())
                        .add(Sql.instantOf(row, "submitted_at"))));
        return attempts;
    }
}
