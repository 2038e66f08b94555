package io.voicecrm.sample.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.Money;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.billing.BillingEvent.InvoiceChanged;
import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.billing.InvoiceDraft.Line;
import io.voicecrm.billing.InvoiceGateway;
import io.voicecrm.billing.InvoiceReceipt;
import io.voicecrm.billing.InvoiceState;
import io.voicecrm.billing.PaymentGateway;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.engine.Stores;
import io.voicecrm.metering.CallMeter;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.AppSettings;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.account.Users;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.testkit.wire.SimulatedStripe;
import io.voicecrm.webhook.WebhookRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** March, of clients who pay 100.00 with ten minutes in it, and 0.50 for each further one. */
@RunningApp
class InvoicesTest {

    private static final ProviderId PROVIDER = new ProviderId("elevenlabs");
    private static final Currency CHF = Currency.getInstance("CHF");
    private static final Instant NOON = Instant.parse("2026-03-10T17:00:00Z");

    /** The last second of March at the client, when it is April already in UTC. */
    private static final Instant LAST_SECOND = Instant.parse("2026-04-01T03:59:59Z");

    @LocalServerPort
    private int port;

    @Autowired
    private Stores stores;

    @Autowired
    private Scope scope;

    @Autowired
    private SimulatedStripe stripe;

    @Autowired
    private InvoiceGateway gateway;

    @Autowired
    private InvoiceEvents events;

    @Autowired
    private Invoices invoices;

    @Autowired
    private MonthlyRun daily;

    @Autowired
    private Users users;

    @Autowired
    private Tenants tenants;

    @Autowired
    private AppSettings settings;

    private TestClients clients;
    private Api platform;
    private TestClient client;
    private int calls;

    @BeforeEach
    void openAnAccount() {
        clients = new TestClients(port);
        platform = clients.platform();
        client = clients.open(plan("subscription_included", "100.00", 10));
        hasItsPlanSinceEver(client);
    }

    @Test
    void billsAMonthOnceHoweverOftenItIsRun() {
        call(NOON, Duration.ofMinutes(15));
        call(LAST_SECOND, Duration.ofMinutes(20));
        call(LAST_SECOND.plusSeconds(1), Duration.ofMinutes(40));

        JsonNode first = run("2026-03");
        int issued = stripe.count("invoice");
        JsonNode second = run("2026-03");

        // 25 minutes beyond the ten; the third call ended in April.
        assertThat(first.get("result").asString()).isEqualTo("issued");
        assertThat(first.at("/invoice/total/amount").asString()).isEqualTo("112.50");
        assertThat(second.get("result").asString()).isEqualTo("already_billed");
        assertThat(second.get("invoice")).isEqualTo(first.get("invoice"));
        assertThat(stripe.count("invoice")).isEqualTo(issued);
        JsonNode items = list("&month=2026-03");
        assertThat(items.size()).isEqualTo(1);
        assertThat(items.get(0).get("state").asString()).isEqualTo("issued");
        assertThat(items.get(0).get("lines").size()).isEqualTo(2);
    }

    @Test
    void billsAMonthOnceThoughTwoRunItAtOnce() {
        int before = stripe.count("invoice");

        CompletableFuture<JsonNode> other = CompletableFuture.supplyAsync(() -> run("2026-03"));
        JsonNode own = run("2026-03");

        assertThat(other.join().at("/invoice/id")).isEqualTo(own.at("/invoice/id"));
        assertThat(stripe.count("invoice")).isEqualTo(before + 1);
        assertThat(list("").size()).isEqualTo(1);
    }

    @Test
    void keepsWhatWasBilledThoughACallIsReportedLater() {
        run("2026-03");
        call(NOON, Duration.ofMinutes(30));

        run("2026-03");

        assertThat(list("").get(0).at("/total/amount").asString()).isEqualTo("100.00");
    }

    @Test
    void staysPaidWhateverIsToldAgain() {
        JsonNode issued = run("2026-03").get("invoice");
        InvoiceReceipt open = gateway.find(gatewayId(issued));

        stripe.payInvoice(open.id());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> one(issued).get("state").asString().equals("paid"));
        JsonNode paid = one(issued);
        assertThat(paid.get("pay_page").isNull()).isTrue();
        assertThat(paid.get("closed_at").isNull()).isFalse();
        stripe.webhooks().forEach(this::deliver);
        events.handle(new InvoiceChanged(client.id(), open));
        events.handle(new InvoiceChanged(client.id(), gateway.find(open.id())));
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(10))
                .until(() -> one(issued).equals(paid));
        assertThat(platform.post("/api/all-invoices/" + issued.get("id").asString() + "/void")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void findsOutOnceADayWhatNoWebhookToldOf() {
        JsonNode issued = run("2026-03").get("invoice");
        stripe.webhook(null);
        stripe.payInvoice(gatewayId(issued));

        daily.runDaily();

        stripe.webhook("http://127.0.0.1:" + port + "/webhooks/stripe");
        assertThat(one(issued).get("state").asString()).isEqualTo("paid");
    }

    @Test
    void takesAnInvoiceBackAtTheGatewayTooAndDoesSoOnce() {
        JsonNode issued = run("2026-03").get("invoice");
        String path = "/api/all-invoices/" + issued.get("id").asString() + "/void";

        JsonNode taken = platform.post(path).json();

        assertThat(taken.get("state").asString()).isEqualTo("void");
        assertThat(gateway.find(gatewayId(issued)).state()).isEqualTo(InvoiceState.VOID);
        assertThat(platform.post(path).json()).isEqualTo(taken);
        assertThat(run("2026-03").get("result").asString()).isEqualTo("already_billed");
    }

    @Test
    void showsAClientItsOwnInvoicesOnly() {
        String id = run("2026-03").at("/invoice/id").asString();
        TestClient stranger = clients.open();

        JsonNode own = client.api().get("/api/invoices").json().get("items");

        assertThat(own.size()).isEqualTo(1);
        assertThat(own.get(0).get("id").asString()).isEqualTo(id);
        assertThat(own.get(0).get("pay_page").asString()).startsWith(stripe.url());
        assertThat(stranger.api().get("/api/invoices").json().get("items")).isEmpty();
        assertThat(stranger.api().get("/api/invoices/" + id).status()).isEqualTo(404);
        assertThat(client.api().post("/api/invoices/run?month=2026-03").status())
                .isEqualTo(403);
        assertThat(client.api().post("/api/all-invoices/" + id + "/void").status())
                .isEqualTo(403);
    }

    @Test
    void billsNobodyWhoOwesNothing() {
        TestClient prepaid = clients.open(plan("prepaid_credits", "0.00", 0));
        hasItsPlanSinceEver(prepaid);
        TestClient later = clients.open();

        JsonNode outcomes =
                platform.post("/api/invoices/run?month=2026-03").json().get("clients");

        assertThat(of(outcomes, prepaid).get("result").asString()).isEqualTo("prepaid");
        assertThat(of(outcomes, later).get("result").asString()).isEqualTo("nothing_due");
        assertThat(prepaid.api().get("/api/invoices").json().get("items")).isEmpty();
    }

    @Test
    void refusesAMonthThatIsNotOver() {
        for (String month : List.of(YearMonth.now(ZoneOffset.UTC).toString(), "2999-01", "March")) {
            assertThat(platform.post("/api/invoices/run?month=" + month).status())
                    .as(month)
                    .isEqualTo(400);
        }
    }

    @Test
    void issuesInTheNextRunWhatTheGatewayCouldNot() {
        for (int i = 0; i < 3; i++) {
            stripe.failNext("POST customers", Kind.FAIL_BEFORE_ACCEPT);
        }

        JsonNode first = run("2026-03");
        JsonNode second = run("2026-03");

        assertThat(first.get("result").asString()).isEqualTo("waiting");
        assertThat(first.at("/invoice/state").asString()).isEqualTo("draft");
        assertThat(second.get("result").asString()).isEqualTo("issued");
        assertThat(second.at("/invoice/id")).isEqualTo(first.at("/invoice/id"));
    }

    @Test
    void issuesByItselfWhereNobodyCollects() {
        DefaultListableBeanFactory nobody = new DefaultListableBeanFactory();
        Collector alone = new Collector(
                invoices,
                users,
                settings,
                nobody.getBeanProvider(InvoiceGateway.class),
                nobody.getBeanProvider(PaymentGateway.class));
        Line line = new Line("Monthly fee", BigDecimal.ONE, "month", new BigDecimal("100.00"), Money.of("100.00", CHF));
        Invoice draft = invoices.add(new InvoiceDraft(client.id(), YearMonth.of(2026, 3), List.of(line)));

        Invoice issued = alone.issue(tenants.find(client.id()).orElseThrow(), draft);

        assertThat(issued.stage()).isEqualTo(Stage.ISSUED);
        assertThat(issued.number()).startsWith("INV-");
        assertThat(issued.payPage()).isNull();
        assertThat(alone.takeBack(issued).stage()).isEqualTo(Stage.VOID);
    }

    @Test
    void writesAFileForTheBookkeeper() {
        run("2026-03");

        String file =
                platform.get("/api/all-invoices.csv?client_id=" + client.id()).body();

        assertThat(file.lines()).hasSize(2);
        assertThat(file.lines().toList().get(1))
                .startsWith("2026-03,SIM-")
                .contains(client.id().value(), ",issued,100.00,CHF,");
    }

    private JsonNode run(String month) {
        return of(platform.post("/api/invoices/run?month=" + month).json().get("clients"), client);
    }

    private static JsonNode of(JsonNode outcomes, TestClient client) {
        for (JsonNode outcome : outcomes) {
            if (outcome.at("/client/id").asString().equals(client.id().value())) {
                return outcome;
            }
        }
        throw new AssertionError("nothing of " + client.id() + " in " + outcomes);
    }

    private JsonNode list(String more) {
        return platform.get("/api/all-invoices?client_id=" + client.id() + more)
                .json()
                .get("items");
    }

    private JsonNode one(JsonNode invoice) {
        return platform.get("/api/all-invoices/" + invoice.get("id").asString()).json();
    }

    private static String gatewayId(JsonNode issued) {
        String page = issued.get("pay_page").asString();
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private void deliver(WebhookRequest letter) {
        String signature = letter.header("Stripe-Signature").orElseThrow();
        assertThat(Api.anonymous(port)
                        .with("Stripe-Signature", signature)
                        .post("/webhooks/stripe", new String(letter.body(), StandardCharsets.UTF_8))
                        .status())
                .isLessThan(300);
    }

    private String plan(String kind, String fee, int minutes) {
        return platform.post("/api/plans", """
                        {"name": "Billed", "kind": "%s", "monthly_fee": {"amount": "%s", "currency": "CHF"},
                         "included_minutes": %d, "overage_rate": {"amount": "0.50", "currency": "CHF"},
                         "increment": {"minimum_seconds": 0, "step_seconds": 1}, "trial_days": 0}""".formatted(kind, fee, minutes))
                .json()
                .get("id")
                .asString();
    }

    /** Accounts are opened today, and pay from this month on. */
    private void hasItsPlanSinceEver(TestClient one) {
        scope.platform(jdbc -> jdbc.sql("update plan_terms set from_at = '-infinity' where tenant_id = :tenant")
                .param("tenant", one.id().value())
                .update());
    }

    private void call(Instant ended, Duration talk) {
        ProviderCallRef ref = new ProviderCallRef(PROVIDER, "conv-" + client.id() + "-" + ++calls);
        CallRecord begun = CallRecord.begin(ref, new CallOwner(client.id(), null, Fixtures.phone(1)));
        CallRecord record = stores.calls()
                .update(
                        begun,
                        stored -> stored.after(new CallEvent.Started(
                                        ref,
                                        null,
                                        ended.minus(talk),
                                        Direction.OUTBOUND,
                                        new AgentId(PROVIDER, "agent"),
                                        Fixtures.phone(0),
                                        Fixtures.phone(1)))
                                .after(new CallEvent.Ended(ref, null, ended, CallOutcome.ANSWERED, "done", talk)));
        stores.usage().post(CallMeter.usageOf(record));
    }
}
