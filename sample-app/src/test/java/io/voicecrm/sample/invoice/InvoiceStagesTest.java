package io.voicecrm.sample.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.Money;
import io.voicecrm.billing.BillingEvent.InvoiceChanged;
import io.voicecrm.billing.InvoiceGateway;
import io.voicecrm.billing.InvoiceReceipt;
import io.voicecrm.billing.InvoiceState;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.testkit.wire.SimulatedStripe;
import io.voicecrm.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What becomes of an invoice after it was issued. */
@RunningApp
class InvoiceStagesTest {

    private static final Instant NOON = Instant.parse("2026-03-10T17:00:00Z");

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
    private MonthlyRun daily;

    private BilledClient client;

    @BeforeEach
    void openAnAccount() {
        client = BilledClient.open(port, scope);
    }

    @Test
    void staysPaidWhateverIsToldAgain() {
        JsonNode issued = client.run("2026-03").get("invoice");
        InvoiceReceipt open = gateway.find(BilledClient.gatewayId(issued));

        stripe.payInvoice(open.id());

        awaitPaid(issued);
        JsonNode paid = client.one(issued);
        assertThat(paid.get("pay_page").isNull()).isTrue();
        assertThat(paid.get("closed_at").isNull()).isFalse();
        stripe.webhooks().forEach(this::deliver);
        events.handle(new InvoiceChanged(client.id(), open));
        events.handle(new InvoiceChanged(client.id(), gateway.find(open.id())));
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(10))
                .until(() -> client.one(issued).equals(paid));
        assertThat(client.platform()
                        .post("/api/all-invoices/" + issued.get("id").asString() + "/void")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void findsOutOnceADayWhatNoWebhookToldOf() {
        JsonNode issued = client.run("2026-03").get("invoice");
        stripe.webhook(null);
        stripe.payInvoice(BilledClient.gatewayId(issued));

        daily.runDaily();

        stripe.webhook("http://127.0.0.1:" + port + "/webhooks/stripe");
        assertThat(client.one(issued).get("state").asString()).isEqualTo("paid");
    }

    @Test
    void takesAnInvoiceBackAtTheGatewayTooAndDoesSoOnce() {
        JsonNode issued = client.run("2026-03").get("invoice");
        String path = "/api/all-invoices/" + issued.get("id").asString() + "/void";

        JsonNode taken = client.platform().post(path).json();

        assertThat(taken.get("state").asString()).isEqualTo("void");
        assertThat(gateway.find(BilledClient.gatewayId(issued)).state()).isEqualTo(InvoiceState.VOID);
        assertThat(client.platform().post(path).json()).isEqualTo(taken);
        assertThat(client.run("2026-03").get("result").asString()).isEqualTo("already_billed");
    }

    @Test
    void billsAMonthAgainWhoseInvoiceWasTakenBack() {
        JsonNode first = client.run("2026-03").get("invoice");
        takeBack(first);
        client.call(stores, NOON, Duration.ofMinutes(40));

        JsonNode second = billAgain(first).json();

        assertThat(second.at("/total/amount").asString()).isEqualTo("115.00");
        assertThat(second.get("revision").asInt()).isEqualTo(2);
        assertThat(second.get("state").asString()).isEqualTo("issued");
        assertThat(BilledClient.gatewayId(second)).isNotEqualTo(BilledClient.gatewayId(first));
        assertThat(billAgain(first).json()).as("asked twice").isEqualTo(second);
        assertThat(client.run("2026-03").get("invoice")).as("run again").isEqualTo(second);
        stripe.payInvoice(BilledClient.gatewayId(second));
        awaitPaid(second);
        JsonNode items = client.list("");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).get("id")).isEqualTo(second.get("id"));
        assertThat(items.get(1).get("id")).isEqualTo(first.get("id"));
        assertThat(items.get(1).get("state").asString()).isEqualTo("void");
        assertThat(items.get(1).get("billed_again").asBoolean()).isTrue();
        assertThat(items.get(1).at("/total/amount").asString()).isEqualTo("100.00");
    }

    @Test
    void issuesInTheNextRunWhatCouldNotBeBilledAgainAtOnce() {
        JsonNode first = client.run("2026-03").get("invoice");
        takeBack(first);
        for (int i = 0; i < 3; i++) {
            stripe.failNext("POST invoices", Kind.FAIL_BEFORE_ACCEPT);
        }

        JsonNode second = billAgain(first).json();

        assertThat(second.get("state").asString()).isEqualTo("draft");
        JsonNode issued = client.run("2026-03");
        assertThat(issued.get("result").asString()).isEqualTo("issued");
        assertThat(issued.at("/invoice/id")).isEqualTo(second.get("id"));
        assertThat(client.list("")).hasSize(2);
    }

    @Test
    void pagesThroughAMonthThatWasBilledAgain() {
        JsonNode first = client.run("2026-03").get("invoice");
        takeBack(first);
        billAgain(first).json();

        JsonNode page = client.api().get("/api/invoices?limit=1").json();
        JsonNode rest = client.api()
                .get("/api/invoices?limit=1&after=" + page.get("next").asString())
                .json();

        assertThat(page.at("/items/0/revision").asInt()).isEqualTo(2);
        assertThat(rest.at("/items/0/revision").asInt()).isEqualTo(1);
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void billsNoMonthAgainThatIsBilled() {
        JsonNode issued = client.run("2026-03").get("invoice");

        assertThat(billAgain(issued).status()).isEqualTo(409);
    }

    @Test
    void tellsHowTheCollectionGoesWhateverIsToldLate() {
        JsonNode issued = client.run("2026-03").get("invoice");
        Instant next = Instant.parse("2026-04-20T12:00:00Z");

        tell(issued, InvoiceState.PAYMENT_FAILED, 2, next);
        tell(issued, InvoiceState.PAYMENT_FAILED, 1, Instant.parse("2026-04-10T12:00:00Z"));

        JsonNode failed = client.one(issued);
        assertThat(failed.get("state").asString()).isEqualTo("payment_failed");
        assertThat(failed.get("attempts").asInt()).isEqualTo(2);
        assertThat(failed.get("next_attempt_at").asString()).isEqualTo(next.toString());
        tell(issued, InvoiceState.PAYMENT_FAILED, 3, null);
        assertThat(client.one(issued).get("attempts").asInt()).isEqualTo(3);
        assertThat(client.one(issued).get("next_attempt_at").isNull()).isTrue();
        tell(issued, InvoiceState.UNCOLLECTIBLE, 4, null);
        assertThat(client.one(issued).get("state").asString()).isEqualTo("uncollectible");
    }

    @Test
    void callsPastDueWhatIsOwedAfterItsDay() {
        JsonNode issued = client.run("2026-03").get("invoice");
        assertThat(issued.get("past_due").asBoolean()).isFalse();

        scope.platform(jdbc -> jdbc.sql("update invoices set due_on = '2026-04-14' where tenant_id = :tenant")
                .param("tenant", client.id().value())
                .update());

        assertThat(client.one(issued).get("past_due").asBoolean()).isTrue();
        assertThat(takeBack(issued).json().get("past_due").asBoolean()).isFalse();
    }

    private Api.Answer takeBack(JsonNode invoice) {
        return command(invoice, "void");
    }

    private Api.Answer billAgain(JsonNode invoice) {
        return command(invoice, "bill-again");
    }

    private Api.Answer command(JsonNode invoice, String command) {
        return client.platform().post("/api/all-invoices/" + invoice.get("id").asString() + "/" + command);
    }

    private void tell(JsonNode issued, InvoiceState state, int attempts, @Nullable Instant next) {
        Money total = Money.of("100.00", Currency.getInstance("CHF"));
        events.handle(new InvoiceChanged(
                client.id(),
                new InvoiceReceipt(
                        BilledClient.gatewayId(issued),
                        null,
                        null,
                        issued.get("number").asString(),
                        state,
                        total,
                        Money.zero(total.currency()),
                        attempts,
                        next,
                        null,
                        null)));
    }

    private void awaitPaid(JsonNode invoice) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> client.one(invoice).get("state").asString().equals("paid"));
    }

    private void deliver(WebhookRequest letter) {
        String signature = letter.header("Stripe-Signature").orElseThrow();
        assertThat(Api.anonymous(port)
                        .with("Stripe-Signature", signature)
                        .post("/webhooks/stripe", new String(letter.body(), StandardCharsets.UTF_8))
                        .status())
                .isLessThan(300);
    }
}
