package io.voicecrm.sample.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.billing.BillingEvent.CheckoutCompleted;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.testkit.wire.SimulatedStripe;
import io.voicecrm.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A prepaid client buys credit on the page of the simulated gateway, which tells of it by signed webhooks. */
@RunningApp
class CheckoutTopUpTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Currency USD = Currency.getInstance("USD");

    @LocalServerPort
    private int port;

    @Autowired
    private SimulatedStripe stripe;

    @Autowired
    private PaymentEvents events;

    @Autowired
    private MissedPayments missed;

    private TestClients clients;
    private Api platform;
    private TestClient client;

    @BeforeEach
    void openAPrepaidAccount() {
        clients = new TestClients(port);
        platform = clients.platform();
        client = clients.open(plan("prepaid_credits"));
    }

    @Test
    void creditsWhatWasPaidOnceThoughEveryWebhookComesAgain() {
        JsonNode asked = buy("one", "50.00").json();

        assertThat(asked.get("state").asString()).isEqualTo("open");
        assertThat(available()).isEqualTo("0.00");
        assertThat(stripe.pay(sessionOf(asked), true)).isTrue();
        awaitState(asked, "paid");
        stripe.webhooks().forEach(this::deliver);

        await().during(Duration.ofMillis(500))
                .atMost(LONG)
                .until(() -> available().equals("50.00"));
        JsonNode entries = client.api().get("/api/credit/entries").json().get("items");
        assertThat(entries.size()).isEqualTo(1);
        assertThat(entries.get(0).get("reason").asString()).isEqualTo("Paid at checkout");
        assertThat(platform.get("/api/credit/audit").json().get("sound").asBoolean())
                .isTrue();
    }

    @Test
    void creditsNothingByWhoeverComesBackFromThePage() {
        JsonNode asked = buy("one", "50.00").json();

        Answer back = client.api().get("/usage?top_up=" + asked.get("id").asString());
        JsonNode state = one(asked);

        assertThat(back.status()).isLessThan(500);
        assertThat(state.get("state").asString()).isEqualTo("open");
        assertThat(available()).isEqualTo("0.00");
    }

    @Test
    void staysUnpaidWhenTheCardIsDeclinedAndIsPaidOnTheSamePageWithAnother() {
        JsonNode asked = buy("one", "20.00").json();

        assertThat(stripe.pay(sessionOf(asked), false)).isFalse();
        assertThat(one(asked).get("state").asString()).isEqualTo("open");

        JsonNode again = buy("one", "20.00").json();
        assertThat(again.get("page")).isEqualTo(asked.get("page"));
        assertThat(stripe.pay(sessionOf(again), true)).isTrue();
        awaitState(asked, "paid");
        assertThat(available()).isEqualTo("20.00");
    }

    @Test
    void opensOnePageForManyWhoAskWithOneKeyAndNoneOnceItIsPaid() {
        List<CompletableFuture<JsonNode>> askers = List.of(
                CompletableFuture.supplyAsync(() -> buy("one", "20.00").json()),
                CompletableFuture.supplyAsync(() -> buy("one", "20.00").json()),
                CompletableFuture.supplyAsync(() -> buy("one", "20.00").json()));
        List<JsonNode> answers = askers.stream().map(CompletableFuture::join).toList();

        assertThat(answers.stream().map(answer -> answer.get("page")))
                .containsOnly(answers.get(0).get("page"));
        assertThat(buy("one", "30.00").status()).isEqualTo(409);
        stripe.pay(sessionOf(answers.get(0)), true);
        awaitState(answers.get(0), "paid");
        assertThat(buy("one", "20.00").json().get("page").isNull()).isTrue();
        assertThat(available()).isEqualTo("20.00");
    }

    @Test
    void asksForNoSecondPaymentWhileTheFirstIsNotHeardOf() {
        JsonNode asked = buy("one", "20.00").json();
        stripe.webhook(null);
        stripe.pay(sessionOf(asked), true);
        stripe.webhook("http://127.0.0.1:" + port + "/webhooks/stripe");

        JsonNode again = buy("one", "20.00").json();

        assertThat(again.get("state").asString()).isEqualTo("open");
        assertThat(again.get("page").isNull()).isTrue();
        stripe.webhooks().forEach(this::deliver);
        awaitState(asked, "paid");
    }

    @Test
    void findsOutOnceADayWhatNoWebhookToldOf() {
        JsonNode asked = buy("one", "20.00").json();
        stripe.webhook(null);
        stripe.pay(sessionOf(asked), true);

        missed.ask();
        missed.ask();

        stripe.webhook("http://127.0.0.1:" + port + "/webhooks/stripe");
        assertThat(one(asked).get("state").asString()).isEqualTo("paid");
        assertThat(available()).isEqualTo("20.00");
    }

    @Test
    void leadsBackToWhereTheAppIsReachedFromOutside() {
        for (String publicUrl : List.of("https://crm.example", "https://crm.example/")) {
            assertThat(Cashier.usagePage(publicUrl).build().toUriString()).isEqualTo("https://crm.example/usage");
        }
    }

    @Test
    void creditsNothingOfAPaymentThatIsNotTheOneAskedForAndTellsThePlatform() {
        JsonNode asked = buy("one", "50.00").json();
        String reference = "top-up-" + asked.get("id").asString();

        events.handle(completed(reference, "5.00"));
        events.handle(completed(reference, "5.00"));

        assertThat(one(asked).get("state").asString()).isEqualTo("refused");
        assertThat(available()).isEqualTo("0.00");
        JsonNode told = unsettledOf(client);
        assertThat(told.get("reference").asString()).isEqualTo(reference);
        assertThat(told.at("/asked/amount").asString()).isEqualTo("50.00");
        assertThat(told.at("/paid/amount").asString()).isEqualTo("5.00");
        assertThat(client.api().get("/api/unsettled-payments").status()).isEqualTo(403);
    }

    @Test
    void putsAPaymentAsideThatNobodyHereAskedFor() {
        assertThatThrownBy(() -> events.handle(completed("top-up-" + UUID.randomUUID(), "50.00")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not known here");
        assertThatThrownBy(() -> events.handle(completed("something else", "50.00")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void creditsTheMoneyThoughThePlanWasChangedMeanwhile() {
        JsonNode asked = buy("one", "50.00").json();
        platform.send("PUT", "/api/tenants/" + client.id() + "/plan", """
                {"plan_id": "%s"}\
                """.formatted(plan("pay_as_you_go")))
                .json();

        stripe.pay(sessionOf(asked), true);
        awaitState(asked, "paid");

        assertThat(available()).isEqualTo("50.00");
        assertThat(buy("two", "50.00").status()).isEqualTo(409);
        assertThat(client.api().get("/api/payment-options").json().get("top_up").isNull())
                .isTrue();
    }

    @Test
    void takesTheCreditBackWhenTheMoneyGoesBackWhicheverIsHeardFirst() {
        JsonNode asked = buy("one", "50.00").json();
        stripe.webhook(null);
        stripe.pay(sessionOf(asked), true);
        String payment = stripe.paymentOf(sessionOf(asked));
        stripe.refund(payment, 2_000);
        stripe.webhook("http://127.0.0.1:" + port + "/webhooks/stripe");
        List<WebhookRequest> letters = stripe.webhooks();

        for (int i = letters.size() - 1; i >= 0; i--) {
            deliver(letters.get(i));
        }
        awaitAvailable("30.00");
        stripe.refund(payment, 3_000);
        awaitAvailable("0.00");

        stripe.webhooks().forEach(this::deliver);
        await().during(Duration.ofMillis(500))
                .atMost(LONG)
                .until(() -> available().equals("0.00"));
    }

    @Test
    void sellsOnlyWhatThePlatformAllows() {
        for (String amount : List.of("9.99", "5000.01", "20.005", "0")) {
            assertThat(buy(UUID.randomUUID().toString(), amount).status())
                    .as(amount)
                    .isEqualTo(400);
        }
        assertThat(client.api()
                        .with("Idempotency-Key", "euros")
                        .post("/api/credit/top-ups", """
                                {"amount": {"amount": "50.00", "currency": "EUR"}}\
                                """)
                        .status())
                .isEqualTo(400);
        assertThat(client.api().post("/api/credit/top-ups").status()).isEqualTo(400);
        assertThat(clients.open()
                        .api()
                        .with("Idempotency-Key", "no-credit")
                        .post("/api/credit/top-ups", amount("50.00"))
                        .status())
                .isEqualTo(409);
        assertThat(client.api().get("/api/credit/top-ups").json().get("items")).isEmpty();
    }

    @Test
    void leadsToThePortalAndBack() {
        JsonNode options = client.api().get("/api/payment-options").json();
        String url = client.api().post("/api/payment-portal").json().get("url").asString();

        assertThat(options.get("portal").asBoolean()).isTrue();
        assertThat(options.at("/top_up/least/amount").asString()).isEqualTo("10.00");
        assertThat(url).startsWith(stripe.url() + "/portal/");
        assertThat(Api.at(url).get("").body()).contains("http://127.0.0.1:" + port + "/usage");
    }

    @Test
    void saysThatTheGatewayDoesNotAnswerAndOpensThePageLater() {
        for (int i = 0; i < 3; i++) {
            stripe.failNext("POST checkout/sessions", Kind.FAIL_BEFORE_ACCEPT);
        }

        Answer first = buy("one", "50.00");
        Answer second = buy("one", "50.00");

        assertThat(first.status()).isEqualTo(502);
        assertThat(second.json().get("page").asString()).startsWith(stripe.url());
    }

    private Answer buy(String key, String amount) {
        return client.api().with("Idempotency-Key", key).post("/api/credit/top-ups", amount(amount));
    }

    private static String amount(String amount) {
        return """
                {"amount": {"amount": "%s", "currency": "USD"}}\
                """.formatted(amount);
    }

    private static String sessionOf(JsonNode asked) {
        String page = asked.get("page").asString();
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private JsonNode one(JsonNode asked) {
        return client.api()
                .get("/api/credit/top-ups/" + asked.get("id").asString())
                .json();
    }

    private void awaitState(JsonNode asked, String state) {
        await(state).atMost(LONG).until(() -> one(asked).get("state").asString().equals(state));
    }

    private void awaitAvailable(String amount) {
        await(amount).atMost(LONG).until(() -> available().equals(amount));
    }

    private String available() {
        return client.api().get("/api/credit").json().at("/available/amount").asString();
    }

    private CheckoutCompleted completed(String reference, String paid) {
        return new CheckoutCompleted(client.id(), "cs_test_1", reference, Money.of(paid, USD), null);
    }

    private JsonNode unsettledOf(TestClient one) {
        for (JsonNode item : platform.get("/api/unsettled-payments").json().get("items")) {
            if (new TenantId(item.at("/client/id").asString()).equals(one.id())) {
                return item;
            }
        }
        throw new AssertionError("nothing of " + one.id());
    }

    private void deliver(WebhookRequest letter) {
        assertThat(Api.anonymous(port)
                        .with(
                                "Stripe-Signature",
                                letter.header("Stripe-Signature").orElseThrow())
                        .post("/webhooks/stripe", new String(letter.body(), StandardCharsets.UTF_8))
                        .status())
                .isLessThan(300);
    }

    private String plan(String kind) {
        return platform.post("/api/plans", """
                {"name": "%s", "kind": "%s", "monthly_fee": {"amount": "0.00", "currency": "USD"},
                 "included_minutes": 0, "overage_rate": {"amount": "0.60", "currency": "USD"},
                 "increment": {"minimum_seconds": 0, "step_seconds": 1}}\
                """.formatted(UUID.randomUUID(), kind))
                .json()
                .get("id")
                .asString();
    }
}
