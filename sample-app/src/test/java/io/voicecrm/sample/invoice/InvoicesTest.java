package io.voicecrm.sample.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.Money;
import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.billing.InvoiceDraft.Line;
import io.voicecrm.billing.InvoiceGateway;
import io.voicecrm.billing.PaymentGateway;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.payment.Payers;
import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.testkit.wire.SimulatedStripe;
import java.math.BigDecimal;
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
    private Invoices invoices;

    @Autowired
    private InvoiceMoves moves;

    @Autowired
    private Payers payers;

    @Autowired
    private Tenants tenants;

    private BilledClient client;

    @BeforeEach
    void openAnAccount() {
        client = BilledClient.open(port, scope);
    }

    @Test
    void billsAMonthOnceHoweverOftenItIsRun() {
        client.call(stores, NOON, Duration.ofMinutes(15));
        client.call(stores, LAST_SECOND, Duration.ofMinutes(20));
        client.call(stores, LAST_SECOND.plusSeconds(1), Duration.ofMinutes(40));

        JsonNode first = client.run("2026-03");
        int issued = stripe.count("invoice");
        JsonNode second = client.run("2026-03");

        // 25 minutes beyond the ten; the third call ended in April.
        assertThat(first.get("result").asString()).isEqualTo("issued");
        assertThat(first.at("/invoice/total/amount").asString()).isEqualTo("112.50");
        assertThat(second.get("result").asString()).isEqualTo("already_billed");
        assertThat(second.get("invoice")).isEqualTo(first.get("invoice"));
        assertThat(stripe.count("invoice")).isEqualTo(issued);
        JsonNode items = client.list("&month=2026-03");
        assertThat(items.size()).isEqualTo(1);
        assertThat(items.get(0).get("state").asString()).isEqualTo("issued");
        assertThat(items.get(0).get("lines").size()).isEqualTo(2);
    }

    @Test
    void billsAMonthOnceThoughTwoRunItAtOnce() {
        int before = stripe.count("invoice");

        CompletableFuture<JsonNode> other = CompletableFuture.supplyAsync(() -> client.run("2026-03"));
        JsonNode own = client.run("2026-03");

        assertThat(other.join().at("/invoice/id")).isEqualTo(own.at("/invoice/id"));
        assertThat(stripe.count("invoice")).isEqualTo(before + 1);
        assertThat(client.list("").size()).isEqualTo(1);
    }

    @Test
    void keepsWhatWasBilledThoughACallIsReportedLater() {
        client.run("2026-03");
        client.call(stores, NOON, Duration.ofMinutes(30));

        client.run("2026-03");

        assertThat(client.list("").get(0).at("/total/amount").asString()).isEqualTo("100.00");
    }

    @Test
    void showsAClientItsOwnInvoicesOnly() {
        String id = client.run("2026-03").at("/invoice/id").asString();
        TestClient stranger = client.clients().open();

        JsonNode own = client.api().get("/api/invoices").json().get("items");

        assertThat(own.size()).isEqualTo(1);
        assertThat(own.get(0).get("id").asString()).isEqualTo(id);
        assertThat(own.get(0).get("pay_page").asString()).startsWith(stripe.url());
        assertThat(stranger.api().get("/api/invoices").json().get("items")).isEmpty();
        assertThat(stranger.api().get("/api/invoices/" + id).status()).isEqualTo(404);
        assertThat(stranger.api().get("/api/invoices/" + id + "/pdf").status()).isEqualTo(404);
        assertThat(client.api().post("/api/invoices/run?month=2026-03").status())
                .isEqualTo(403);
        assertThat(client.api().post("/api/all-invoices/" + id + "/void").status())
                .isEqualTo(403);
    }

    @Test
    void givesADocumentToTheClientAndToThePlatform() {
        String id = client.run("2026-03").at("/invoice/id").asString();

        Answer own = client.api().get("/api/invoices/" + id + "/pdf");
        Answer platforms = client.platform().get("/api/all-invoices/" + id + "/pdf");

        assertThat(List.of(own, platforms)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
            assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment; filename=\"invoice-SIM-");
            assertThat(answer.body()).startsWith("%PDF-");
        });
    }

    @Test
    void billsNobodyWhoOwesNothing() {
        BilledClient prepaid = BilledClient.open(port, scope, "prepaid_credits", "0.00", 0);
        TestClient later = client.clients().open();

        JsonNode outcomes =
                client.platform().post("/api/invoices/run?month=2026-03").json().get("clients");

        assertThat(BilledClient.of(outcomes, prepaid.id()).get("result").asString())
                .isEqualTo("prepaid");
        assertThat(BilledClient.of(outcomes, later.id()).get("result").asString())
                .isEqualTo("nothing_due");
        assertThat(prepaid.api().get("/api/invoices").json().get("items")).isEmpty();
    }

    @Test
    void refusesAMonthThatIsNotOver() {
        for (String month : List.of(YearMonth.now(ZoneOffset.UTC).toString(), "2999-01", "March")) {
            assertThat(client.platform()
                            .post("/api/invoices/run?month=" + month)
                            .status())
                    .as(month)
                    .isEqualTo(400);
        }
    }

    @Test
    void issuesInTheNextRunWhatTheGatewayCouldNot() {
        for (int i = 0; i < 3; i++) {
            stripe.failNext("POST customers", Kind.FAIL_BEFORE_ACCEPT);
        }

        JsonNode first = client.run("2026-03");
        JsonNode second = client.run("2026-03");

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
                moves,
                payers,
                nobody.getBeanProvider(InvoiceGateway.class),
                nobody.getBeanProvider(PaymentGateway.class));
        Line line = new Line("Monthly fee", BigDecimal.ONE, "month", new BigDecimal("100.00"), Money.of("100.00", CHF));
        Invoice draft = invoices.add(new InvoiceDraft(client.id(), YearMonth.of(2026, 3), List.of(line)), 1);

        Invoice issued = alone.issue(tenants.find(client.id()).orElseThrow(), draft);

        assertThat(issued.stage()).isEqualTo(Stage.ISSUED);
        assertThat(issued.number()).startsWith("INV-");
        assertThat(issued.payPage()).isNull();
        assertThat(alone.takeBack(issued).stage()).isEqualTo(Stage.VOID);
    }

    @Test
    void writesAFileForTheBookkeeper() {
        client.run("2026-03");

        String file = client.platform()
                .get("/api/all-invoices.csv?client_id=" + client.id())
                .body();

        assertThat(file.lines()).hasSize(2);
        assertThat(file.lines().toList().get(1))
                .startsWith("2026-03,SIM-")
                .contains(client.id().value(), ",issued,100.00,CHF,");
    }
}
