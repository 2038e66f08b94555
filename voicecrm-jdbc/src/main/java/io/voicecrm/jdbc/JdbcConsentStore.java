package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.Consent;
import io.voicecrm.compliance.ConsentLevel;
import io.voicecrm.compliance.ConsentStore;
import io.voicecrm.compliance.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class JdbcConsentStore implements ConsentStore {

    private final JdbcRunner runner;

    JdbcConsentStore(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public void record(Collection<Consent> consents) {
        runner.asPlatform(connection -> {
            for (Consent consent : consents) {
                Sql.on(connection, """
                        insert into consents (tenant_id, phone, purpose, level, source, text_version, captured_at,
                                              expires_at, revoked_at, revoked_via)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .with(consent.tenant().value())
                        .with(consent.phone().e164())
                        .with(consent.purpose())
                        .with(consent.level())
                        .with(consent.source())
                        .with(consent.textVersion())
                        .with(consent.capturedAt())
                        .with(consent.expiresAt())
                        .with(consent.revokedAt())
                        .with(consent.revokedVia())
                        .update();
            }
            return consents.size();
        });
    }

    @Override
    public int revoke(Callee callee, Instant at, String via) {
        return runner.asTenant(
                callee.tenant(),
                connection -> Sql.on(connection, """
                        update consents set revoked_at = ?, revoked_via = ?
                        where tenant_id = ? and phone = ? and revoked_at is null""")
                        .with(at)
                        .with(via)
                        .with(callee.tenant().value())
                        .with(callee.phone().e164())
                        .update());
    }

    @Override
    public Map<Callee, List<Consent>> find(Collection<Callee> callees) {
        List<Callee> all = List.copyOf(callees);
        Map<Callee, List<Consent>> found = new HashMap<>();
        List<Consent> consents = runner.asPlatform(connection -> Sql.on(connection, """
                select consents.* from consents
                join unnest(?, ?) as asked (tenant, phone)
                on consents.tenant_id = asked.tenant and consents.phone = asked.phone
                order by captured_at, purpose""")
                .withTexts(all.stream().map(callee -> callee.tenant().value()).toList())
                .withTexts(all.stream().map(callee -> callee.phone().e164()).toList())
                .list(JdbcConsentStore::consent));
        for (Consent consent : consents) {
            found.computeIfAbsent(new Callee(consent.tenant(), consent.phone()), callee -> new ArrayList<>())
                    .add(consent);
        }
        return found;
    }

    private static Consent consent(ResultSet row) throws SQLException {
        return new Consent(
                new TenantId(row.getString("tenant_id")),
                PhoneNumber.of(row.getString("phone")),
                Purpose.valueOf(row.getString("purpose")),
                ConsentLevel.valueOf(row.getString("level")),
                row.getString("source"),
                row.getString("text_version"),
                Sql.instantOf(row, "captured_at"),
                Sql.instant(row, "expires_at"),
                Sql.instant(row, "revoked_at"),
                row.getString("revoked_via"));
    }
}
