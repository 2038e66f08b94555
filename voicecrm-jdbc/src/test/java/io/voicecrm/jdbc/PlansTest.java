package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.campaign.AttemptStore.Claim;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.testkit.Fixtures;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the database answers the questions of the dialer when half of the people were called and many calls are up. */
class PlansTest {

    private static final Instant NOW = StoresScene.NOW;
    private static final ProviderId PROVIDER = new ProviderId("p");
    private static final AgentId AGENT = new AgentId(PROVIDER, "a");
    private static final int CAMPAIGNS = 10;
    private static final int CALLS_UP = 300;

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @BeforeAll
    static void fill() throws SQLException {
        JdbcStores stores = DATABASE.storesAt(NOW);
        for (int i = 0; i < CAMPAIGNS; i++) {
            TenantId tenant = Fixtures.tenant(i);
            CampaignSpec spec =
                    CampaignSpec.builder("C", AGENT, Fixtures.phone(0)).build();
            Campaign campaign = Campaign.draft(tenant, new CampaignId(new UUID(7, i)), spec, NOW);
            stores.campaigns().create(campaign);
            // Nobody's numbers: there is no country 999.
            DATABASE.execute("insert into targets (tenant_id, campaign_id, phone, position, state, variable_names,"
                    + " variable_values, updated_at) select '" + tenant + "', '" + campaign.id()
                    + "', '+999' || lpad((n + "
                    + i * 3_000 + ")::text, 9, '0'), n, case when n <= 1500 then 'NOT_REACHED' else 'QUEUED' end, '{}',"
                    + " '{}', now() from generate_series(1, 3000) n");
            stores.campaigns().move(tenant, campaign.id(), Campaign.State.RUNNING, null, NOW);
        }
        // What is known of the tables is always older than the calls that are up.
        DATABASE.execute("analyze");
        Claim claim = new Claim("d", PROVIDER, NOW, CALLS_UP, 10_000, 10_000, NOW.plusSeconds(60));
        assertThat(stores.attempts().claim(claim)).hasSize(CALLS_UP);
    }

    @Test
    void offersPeopleInTheOrderOfTheirIndexAndComparesNobodyWithEveryCall() {
        String plan = plan(FairClaim.CHOOSE, PROVIDER.value(), new String[] {PROVIDER.value()}, NOW, 50L);

        assertThat(plan)
                .contains("Index Scan using targets_due on targets")
                .doesNotContain("Anti Join", "targets_pkey");
    }

    @Test
    void asksWhetherACampaignIsDoneWithoutReadingWhoWasCalled() {
        String plan =
                plan("select c.id from campaigns c where c.state = 'RUNNING' and " + FinishedCampaigns.NOBODY_LEFT);

        assertThat(plan)
                .contains("targets_due", "targets_calling")
                .doesNotContain("Seq Scan on targets", "targets_pkey", "targets_in_file_order");
    }

    @Test
    void looksUpWhatIsAboutToBeDialedByItsKey() {
        String plan = plan(JdbcAttemptStore.SUBMIT, new UUID[] {new UUID(1, 1)}, NOW, NOW, NOW, NOW);

        assertThat(plan).contains("attempts_pkey").doesNotContain("attempts_by_target", "Seq Scan on attempts");
    }

    private static String plan(String question, Object... parameters) {
        return DATABASE.runner().asPlatform(connection -> {
            Sql sql = Sql.on(connection, "explain (costs off) " + question);
            for (Object parameter : parameters) {
                sql.with(parameter);
            }
            return String.join("\n", sql.list(row -> row.getString(1)));
        });
    }
}
