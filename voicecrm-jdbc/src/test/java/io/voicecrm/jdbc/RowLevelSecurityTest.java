package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.AttemptStore.Claim;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.campaign.TenantShare;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.Consent;
import io.voicecrm.compliance.ConsentLevel;
import io.voicecrm.compliance.Decision;
import io.voicecrm.compliance.DecisionRecord;
import io.voicecrm.compliance.DialQuestion;
import io.voicecrm.compliance.DoNotCall;
import io.voicecrm.compliance.DoNotCallStore;
import io.voicecrm.compliance.LiveAnswer;
import io.voicecrm.compliance.Purpose;
import io.voicecrm.compliance.Relationship;
import io.voicecrm.compliance.RuleOverride;
import io.voicecrm.contact.Contact;
import io.voicecrm.lead.LeadNote;
import io.voicecrm.lead.LeadUpdate;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.ledger.LedgerStore;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.metering.Meter;
import io.voicecrm.metering.UsageEntry;
import io.voicecrm.number.CarrierLine;
import io.voicecrm.number.NumberOrder;
import io.voicecrm.number.NumberPlace;
import io.voicecrm.number.NumberSearch;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.NumberStores;
import io.voicecrm.number.OrderId;
import io.voicecrm.number.OrderedNumber;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.text.OptOut;
import io.voicecrm.text.TextId;
import io.voicecrm.text.TextMessage;
import io.voicecrm.text.TextState;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.WebhookInbox.Arrival;
import io.voicecrm.webhook.WebhookRequest;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every table holds a row of tenant "acme"; what can be seen of it depends on who says what. */
class RowLevelSecurityTest {

    private static final Set<String> PLATFORM_ONLY = Set.of(
            "call_costs",
            "call_cost_reports",
            "sent_usage",
            "webhook_deliveries",
            "tenant_shares",
            "disconnected_numbers",
            "national_lists",
            "national_list_numbers",
            "rule_overrides",
            "number_orders",
            "ordered_numbers",
            "platform_entries");

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final ProviderId PROVIDER = new ProviderId("p");
    private static final TenantId ACME = new TenantId("acme");

    private static final Set<String> WITHOUT_TENANT = Set.of(
            "webhook_deliveries",
            "disconnected_numbers",
            "national_lists",
            "national_list_numbers",
            "rule_overrides",
            "number_orders",
            "ordered_numbers");
    private static final Set<String> APPEND_ONLY = Set.of(
            "decisions",
            "national_lists",
            "national_list_numbers",
            "rule_overrides",
            "ledger_entries",
            "call_costs",
            "number_holdings",
            "platform_entries");

    private static final Map<String, String> COLUMN = Map.of(
            "decisions", "why = ''",
            "national_lists", "imported_at = now()",
            "national_list_numbers", "phone = ''",
            "rule_overrides", "why = ''",
            "ledger_entries", "amount = 1",
            "call_costs", "amount_nanos = 1",
            "number_holdings", "held = false",
            "platform_entries", "amount = 1");

    private static DataSource owner;
    private static HikariDataSource app;

    @BeforeAll
    static void fill() throws SQLException {
        owner = PostgresServer.get().newDatabase();
        app = PostgresServer.pool(owner);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        IdSource ids = new IdSource(clock, new SecureRandom());
        JdbcStores stores = new JdbcStores(app, ids, clock);
        AgentId agent = new AgentId(PROVIDER, "a");
        PhoneNumber phone = PhoneNumber.of("+12025550101");
        ProviderCallRef call = new ProviderCallRef(PROVIDER, "c");
        stores.agents().save(new Agent(agent, ACME, AgentType.PROMO, AgentSpec.named("A"), true, NOW));
        Campaign campaign = Campaign.draft(
                ACME,
                new CampaignId(ids.next()),
                CampaignSpec.builder("C", agent, PhoneNumber.of("+12025550199")).build(),
                NOW);
        stores.campaigns().create(campaign);
        stores.sentUsage().begin(ACME, "call-1", NOW);
        try (TargetImport targets = stores.campaigns().importTargets(ACME, campaign.id())) {
            targets.add(1, Contact.of(phone));
            targets.commit();
        }
        stores.campaigns().move(ACME, campaign.id(), Campaign.State.RUNNING, null, NOW);
        stores.attempts().setShare(ACME, TenantShare.EQUAL);
        stores.attempts().claim(new Claim("d", PROVIDER, NOW, 1, 1, 1_000, NOW.plusSeconds(60)));
        stores.calls().update(CallRecord.begin(call, new CallOwner(ACME, null, phone)), record -> record);
        stores.costs().record(ACME, call, List.of(new CostLine("call", BigDecimal.ONE, "USD")), NOW);
        stores.usage().post(List.of(new UsageEntry(ACME, call, Meter.CALLS_PLACED, 1, NOW)));
        stores.leads().apply(new LeadUpdate(ACME, phone, null, null, null, new LeadNote(call, "", NOW)));
        stores.compliance().doNotCall().add(List.of(new DoNotCall(ACME, phone, DoNotCall.Source.PERSON, "", NOW)));
        try (DoNotCallStore.NationalImport list =
                stores.compliance().doNotCall().importNational("US-DNC", NOW)) {
            list.add(phone);
            list.commit();
        }
        stores.compliance()
                .consents()
                .record(List.of(Consent.of(
                        new Callee(ACME, phone), Purpose.MARKETING, ConsentLevel.WRITTEN, "form", "1", NOW)));
        stores.compliance()
                .relationships()
                .record(List.of(
                        Relationship.of(new Callee(ACME, phone), Relationship.Kind.PURCHASE, "orders.csv", NOW)));
        stores.compliance().disconnections().add(Map.of(phone, Optional.empty()));
        stores.compliance().answers().record(new LiveAnswer(ACME, "p/c", null, phone, NOW, LiveAnswer.Heard.AGENT));
        stores.compliance().overrides().add(new RuleOverride("standard", "US-01", null, null, "ann", "a test", NOW));
        DialQuestion question = new DialQuestion(ACME, Contact.of(phone), phone, 1, NOW);
        stores.compliance().decisions().append(List.of(DecisionRecord.of(ids.next(), question, Decision.ALLOW)));
        fillNumbers(stores.numbers(), ids);
        PostgresServer.execute(owner, "insert into number_holdings values ('+12025550102', 1, true, 'acme', now())");
        stores.texts()
                .add(new TextMessage(
                        new TextId(ids.next()), ACME, phone, phone, "Hi", TextState.SENDING, null, null, NOW, NOW));
        stores.texts().optOut(new OptOut(ACME, phone, "a test", NOW));
        fillLedger(stores.ledger(), clock);
        stores.inbox()
                .insert(List.of(new Arrival(
                        new DeliveryKey(PROVIDER, "k"), WebhookRequest.of(Map.of(), new byte[1], NOW), "")));
    }

    private static void fillLedger(LedgerStore store, Clock clock) {
        Ledger ledger = new Ledger(store, clock);
        ledger.setTerms(ACME, CreditTerms.prepaid(CallTariff.SECONDS, NOW));
        ledger.topUp(ACME, LedgerUnit.SECONDS, "payment", 60, "bought");
        ledger.settle(ACME, "call", CallTariff.SECONDS, 0, NOW);
    }

    private static void fillNumbers(NumberStores numbers, IdSource ids) {
        PhoneNumber phone = PhoneNumber.of("+12025550102");
        NumberPlace place = new NumberPlace("US", null, null);
        numbers.pool()
                .add(new PooledNumber(
                        phone,
                        new CarrierLine(PROVIDER, "", "line"),
                        place,
                        Set.of(),
                        NumberState.RESERVED,
                        ACME,
                        NOW,
                        null,
                        null,
                        NOW,
                        1));
        NumberOrder order = new NumberOrder(
                new OrderId(ids.next()),
                PROVIDER,
                List.of(),
                NumberSearch.in("US"),
                1,
                0,
                0,
                NumberOrder.State.OPEN,
                null,
                NOW,
                NOW,
                1);
        numbers.orders().add(order);
        numbers.orders().write(new OrderedNumber(order.id(), phone, place, OrderedNumber.State.BUYING, null, NOW));
    }

    @AfterAll
    static void close() {
        app.close();
    }

    @Test
    void isForcedOnEveryTable() throws SQLException {
        List<String> open = query(owner, "", """
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                and not (relrowsecurity and relforcerowsecurity)""");

        assertThat(open).isEmpty();
        assertThat(tables()).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void showsNothingToATransactionThatSaysNothing() throws SQLException {
        for (String table : tables()) {
            assertThat(count(table, "")).as(table).isZero();
        }
    }

    @Test
    void showsNothingToAnotherTenant() throws SQLException {
        for (String table : tables()) {
            assertThat(count(table, "globex")).as(table).isZero();
        }
    }

    @Test
    void showsATenantItsOwnRowsAndNothingOfThePlatforms() throws SQLException {
        for (String table : tables()) {
            boolean platformOnly = PLATFORM_ONLY.contains(table);
            assertThat(count(table, "acme")).as(table).isEqualTo(platformOnly ? 0 : 1);
            assertThat(count(table, "*")).as(table).isEqualTo(1);
        }
    }

    @Test
    void letsNobodyChangeOrMoveAnotherTenantsRows() throws SQLException {
        for (String table : tables()) {
            if (!WITHOUT_TENANT.contains(table) && !APPEND_ONLY.contains(table)) {
                assertThat(update("globex", "update " + table + " set tenant_id = 'globex'"))
                        .as(table)
                        .isZero();
            }
        }
        assertThatThrownBy(() -> update("acme", "update leads set tenant_id = 'globex'"))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> update(
                        "globex", "insert into usage_entries values ('acme', 'p', 'x', 'CALLS_PLACED', 1, now())"))
                .hasMessageContaining("row-level security");
    }

    @Test
    void letsTheApplicationDeleteNothingButOldDeliveriesAndThoseOnlyAsThePlatform() throws SQLException {
        for (String table : tables()) {
            if (!table.equals("webhook_deliveries")) {
                assertThatThrownBy(() -> update("*", "delete from " + table))
                        .as(table)
                        .hasMessageContaining("permission denied");
            }
        }
        assertThat(update("acme", "delete from webhook_deliveries")).isZero();
        assertThat(update("*", "delete from webhook_deliveries")).isEqualTo(1);
    }

    @Test
    void letsTheApplicationChangeNothingThatIsOnRecord() throws SQLException {
        for (String table : APPEND_ONLY) {
            assertThatThrownBy(() -> update("*", "update " + table + " set " + COLUMN.get(table)))
                    .as(table)
                    .hasMessageContaining("permission denied");
        }
    }

    private static List<String> tables() throws SQLException {
        return query(owner, "", """
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')""");
    }

    private static long count(String table, String scope) throws SQLException {
        return Long.parseLong(
                query(app, scope, "select count(*)::text from " + table).get(0));
    }

    private static List<String> query(DataSource dataSource, String scope, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            say(statement, scope);
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            connection.rollback();
            connection.setAutoCommit(true);
            return values;
        }
    }

    private static int update(String scope, String sql) throws SQLException {
        try (Connection connection = app.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                say(statement, scope);
                return statement.executeUpdate(sql);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void say(Statement statement, String scope) throws SQLException {
        if (!scope.isEmpty()) {
            statement.execute("set local voicecrm.tenant = '" + scope + "'");
        }
    }
}
