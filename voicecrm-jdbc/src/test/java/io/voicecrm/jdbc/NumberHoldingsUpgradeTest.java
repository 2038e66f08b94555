package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.TenantId;
import io.voicecrm.number.NumberHolding;
import io.voicecrm.number.NumberStore;
import io.voicecrm.testkit.Fixtures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Numbers that were given out before anybody kept who had them. */
class NumberHoldingsUpgradeTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final TenantId ACME = new TenantId("acme");
    private static final Instant SINCE = Instant.parse("2026-03-02T15:00:00Z");

    @Test
    void countFromWhenTheyCameIntoTheirState() throws IOException, SQLException {
        DATABASE.execute("drop table number_holdings");
        add(1, "ASSIGNED", "'acme', 'p', 'a'");
        add(2, "SUSPENDED", "'acme', 'p', 'a'");
        add(3, "RESERVED", "'acme', null, null");
        add(4, "AVAILABLE", "null, null, null");

        DATABASE.execute(migration());

        NumberStore store = DATABASE.stores(Clock.systemUTC()).numbers().pool();
        assertThat(store.holdings(ACME, SINCE.minusSeconds(1), SINCE.plusSeconds(1)))
                .containsExactlyInAnyOrder(
                        new NumberHolding(Fixtures.phone(1), ACME, SINCE, null),
                        new NumberHolding(Fixtures.phone(2), ACME, SINCE, null));
        assertThat(store.holdings(ACME, SINCE.minusSeconds(2), SINCE)).isEmpty();
    }

    private static void add(int number, String state, String holder) throws SQLException {
        DATABASE.execute("""
                insert into phone_numbers (phone, carrier, account, carrier_id, country, channels, state, tenant_id, provider,
                                           agent_id, since, version)
                values ('%s', 'c', '', 'line-%d', 'US', '{VOICE}', '%s', %s, '%s', 3)""".formatted(Fixtures.phone(number).e164(), number, state, holder, SINCE));
    }

    private static String migration() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(JdbcSchema.class.getResourceAsStream("schema/V20__number_holdings.sql"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
