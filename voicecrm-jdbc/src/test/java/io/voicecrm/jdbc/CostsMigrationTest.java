package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.IdSource;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.metering.CostReport;
import io.voicecrm.metering.CostReport.Source;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What becomes of the costs that an older release kept. */
class CostsMigrationTest {

    private static final Instant CALLED = Instant.parse("2026-03-02T15:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final ProviderCallRef CALL = new ProviderCallRef(new ProviderId("retell"), "call_1");

    @Test
    void postsThemAndLetsThemBeCorrected() throws SQLException, IOException {
        DataSource owner = PostgresServer.get().newDatabase();
        PostgresServer.execute(
                owner, "drop schema public cascade; create schema public; grant usage on schema public to public");
        List<String> files = JdbcSchema.files();
        int migration = files.indexOf("V18__costs.sql");
        for (String file : files.subList(0, migration)) {
            PostgresServer.execute(owner, read(file));
        }
        PostgresServer.execute(owner, """
                insert into call_costs (tenant_id, provider, ref, component, unit, amount_nanos, occurred_at) values
                    ('acme', 'retell', 'call_1', 'gpt_4_1', 'USD', 150000000, '2026-03-02T15:00:00Z'),
                    ('acme', 'retell', 'call_1', 'us_telephony', 'USD', 10000400, '2026-03-02T15:00:00Z'),
                    ('acme', 'retell', 'call_1', 'analysis', 'USD', 2000000, '2026-03-02T15:00:20Z'),
                    ('acme', 'retell', 'call_1', 'analysis_input', 'input_tokens', 900000000000, '2026-03-02T15:00:20Z')""");
        for (String file : files.subList(migration, files.size())) {
            PostgresServer.execute(owner, read(file));
        }

        try (HikariDataSource app = PostgresServer.pool(owner)) {
            Clock clock = Clock.fixed(CALLED, ZoneOffset.UTC);
            JdbcStores stores = new JdbcStores(app, new IdSource(clock, new SecureRandom()), clock);
            assertThat(posted(stores, LedgerAccount.PROVIDER_COST)).isEqualTo(150_000);
            assertThat(posted(stores, LedgerAccount.TELEPHONY)).isEqualTo(10_000);
            assertThat(posted(stores, LedgerAccount.ANALYSIS)).isEqualTo(2_000);

            List<CostLine> lines = List.of(new CostLine("gpt_4_1", new BigDecimal("0.20"), "USD"));
            Instant later = CALLED.plusSeconds(60);
            stores.costs().record(new CostReport(ACME, CALL, Source.PROVIDER, lines, CALLED, later), later);

            assertThat(posted(stores, LedgerAccount.PROVIDER_COST)).isEqualTo(200_000);
            assertThat(posted(stores, LedgerAccount.TELEPHONY)).isZero();
            assertThat(stores.ledger().audit().isSound()).isTrue();
        }
    }

    private static long posted(JdbcStores stores, LedgerAccount account) {
        return stores.ledger().platformTotals(CALLED, CALLED.plusSeconds(3_600)).stream()
                .filter(total -> total.account() == account)
                .mapToLong(total -> total.amount())
                .sum();
    }

    private static String read(String file) throws IOException {
        try (InputStream sql = Objects.requireNonNull(JdbcSchema.class.getResourceAsStream("schema/" + file), file)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
