package io.voicecrm.sample.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.testkit.Fixtures;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A client who pays in advance: $0.60 a minute, and five minutes at least of each call that is answered. */
@RunningApp
class PrepaidClientTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private static final Set<String> OWN_ACCOUNTS = Set.of("available", "held", "spent", "receivable");

    @LocalServerPort
    private int port;

    @Autowired
    private Scope scope;

    @Autowired
    private PrepaidTerms prepaid;

    private Api platform;
    private TestClient client;
    private String credit;

    @BeforeEach
    void openAPrepaidAccount() {
        TestClients clients = new TestClients(port);
        platform = clients.platform();
        client = clients.open(plan("prepaid_credits", "0.60"));
        credit = "/api/tenants/" + client.id().value() + "/credit";
    }

    /** Ten people at half a minute each are five minutes: $3.00, which is what one call holds and the first answered one takes. */
    @Test
    void callsAsLongAsThereIsCreditAndGoesOnWhenMoreComesIn() {
        String campaign = "/api/campaigns/" + campaignOfTen();

        JsonNode preview = client.api().get(campaign + "/preview").json();
        Answer refused = client.api().post(campaign + "/start");

        assertThat(preview.at("/credit/needed/amount").asString()).isEqualTo("3.00");
        assertThat(preview.at("/credit/available/amount").asString()).isEqualTo("0.00");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem().at("/missing/amount").asString()).isEqualTo("3.00");
        assertThat(refused.problem().get("detail").asString()).endsWith("3.00 USD are missing.");

        topUp("first", "3.00").json();
        client.api().post(campaign + "/start").json();
        awaitState(campaign, "paused");

        assertThat(client.api().get(campaign).json().get("state_reason").asString())
                .isEqualTo("out of credit, 3.00 USD missing");
        assertThat(client.api().post(campaign + "/resume").status()).isEqualTo(409);

        topUp("second", "100.00").json();
        client.api().post(campaign + "/resume").json();
        awaitState(campaign, "finished");
        await("every call is paid").atMost(LONG).until(() -> nothingIsHeldForACall());

        JsonNode entries =
                client.api().get("/api/credit/entries?limit=200").json().get("items");
        assertThat(accountsIn(entries)).isSubsetOf(OWN_ACCOUNTS);
        assertThat(callsIn(entries, "settlement"))
                .isNotEmpty()
                .isEqualTo(client.api()
                        .get("/api/calls?limit=200")
                        .json()
                        .get("items")
                        .valueStream()
                        .filter(call -> call.get("talk_seconds").asLong() > 0)
                        .map(call -> call.get("id").asString())
                        .collect(Collectors.toSet()));
        assertThat(Stream.of("available", "held", "spent")
                        .map(account -> new BigDecimal(balance(account)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("103");
        assertThat(earned()).isCloseTo(new BigDecimal(balance("spent")), within(new BigDecimal("0.01")));
        assertThat(accountsIn(platform.get(credit + "/entries?limit=200").json().get("items")))
                .contains("cash");
        assertThat(platform.get("/api/credit/audit").json().get("sound").asBoolean())
                .isTrue();
    }

    @Test
    void takesATopUpOnceByItsKey() {
        topUp("key", "20.00").json();

        assertThat(topUp("key", "20.00").json().at("/credit/available/amount").asString())
                .isEqualTo("20.00");
        assertThat(topUp("key", "30.00").status()).isEqualTo(409);
        assertThat(platform.post(credit + "/top-ups", change("20.00")).status()).isEqualTo(400);
        assertThat(topUp("negative", "-20.00").status()).isEqualTo(400);
    }

    @Test
    void correctsABalanceByHandAsFarAsThereIsCredit() {
        topUp("key", "20.00").json();

        assertThat(adjust("less", "-5.50").json().at("/credit/available/amount").asString())
                .isEqualTo("14.50");
        assertThat(adjust("too much", "-15.00").status()).isEqualTo(400);
        Answer tooMuch = adjust("too-much", "-15.00");
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.problem().get("detail").asString()).contains("0.50 USD are missing");
        JsonNode newest = client.api().get("/api/credit/entries?limit=1").json();
        assertThat(newest.at("/items/0/reason").asString()).isEqualTo("by a test");
        assertThat(newest.at("/items/0/destination").isNull()).isTrue();
        String rest = "/api/credit/entries?limit=1&after=" + newest.get("next").asString();
        assertThat(client.api().get(rest).json().at("/items/0/kind").asString()).isEqualTo("top_up");
    }

    @Test
    void stopsPayingFromCreditWhenTheClientChangesOver() {
        topUp("key", "20.00").json();
        String other = plan("pay_as_you_go", "0.90");

        platform.send("PUT", "/api/tenants/" + client.id().value() + "/plan", "{\"plan_id\": \"" + other + "\"}")
                .json();

        assertThat(client.api().get("/api/credit").json().get("prepaid").asBoolean())
                .isFalse();
        assertThat(balance("available")).isEqualTo("20.00");
        assertThat(client.api()
                        .post("/api/campaigns/" + campaignOfTen() + "/start")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void followsAChangedPlanAsSoonAsItsTermBegins() {
        scope.platform(
                jdbc -> jdbc.sql("""
                        insert into plan_terms
                        select tenant_id, now(), id, name, kind, currency, monthly_fee_minor, included_minutes, 1200000,
                               minimum_seconds, step_seconds, trial_days
                        from plan_terms where tenant_id = :tenant""").param("tenant", client.id().value()).update());

        prepaid.followAll();

        assertThat(client.api()
                        .get("/api/campaigns/" + campaignOfTen() + "/preview")
                        .json()
                        .at("/credit/needed/amount")
                        .asString())
                .isEqualTo("6.00");
    }

    private String plan(String kind, String rate) {
        return platform.post("/api/plans", """
                        {"name": "Prepaid %s", "kind": "%s", "monthly_fee": {"amount": "0.00", "currency": "USD"},
                         "included_minutes": 0, "overage_rate": {"amount": "%s", "currency": "USD"},
                         "increment": {"minimum_seconds": 300, "step_seconds": 1}}""".formatted(UUID.randomUUID(), kind, rate))
                .json()
                .get("id")
                .asString();
    }

    private String campaignOfTen() {
        String campaign = client.campaign("Ten");
        StringBuilder file = new StringBuilder("phone_number\n");
        for (int i = 0; i < 10; i++) {
            file.append(Fixtures.phone(7_000 + i).e164()).append('\n');
        }
        client.api()
                .upload("/api/campaigns/" + campaign + "/contacts", file.toString())
                .json();
        return campaign;
    }

    private Answer topUp(String key, String amount) {
        return platform.with("Idempotency-Key", key).post(credit + "/top-ups", change(amount));
    }

    private Answer adjust(String key, String amount) {
        return platform.with("Idempotency-Key", key).post(credit + "/adjustments", change(amount));
    }

    private static String change(String amount) {
        return """
                {"amount": {"amount": "%s", "currency": "USD"}, "reason": "by a test"}""".formatted(amount);
    }

    private void awaitState(String campaign, String state) {
        await(state)
                .atMost(LONG)
                .until(() -> client.api()
                        .get(campaign)
                        .json()
                        .get("state")
                        .asString()
                        .equals(state));
    }

    /** What is left of the campaign's part comes back a little later. */
    private boolean nothingIsHeldForACall() {
        return platform.get(credit)
                .json()
                .get("holds")
                .valueStream()
                .allMatch(hold -> hold.get("kind").asString().equals("campaign"));
    }

    private String balance(String account) {
        return client.api()
                .get("/api/credit")
                .json()
                .at("/" + account + "/amount")
                .asString();
    }

    /** The platform's revenue of this client. */
    private BigDecimal earned() {
        for (JsonNode row : platform.get("/api/profit?by=client").json().get("rows")) {
            if (row.get("key").asString().equals(client.id().value())) {
                return new BigDecimal(row.at("/statement/revenue/amount").asString());
            }
        }
        throw new AssertionError("no profit of " + client.id());
    }

    private static Set<String> accountsIn(JsonNode entries) {
        return entries.valueStream()
                .flatMap(entry -> Stream.of(entry.get("source"), entry.get("destination")))
                .filter(account -> !account.isNull())
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    private static Set<String> callsIn(JsonNode entries, String kind) {
        return entries.valueStream()
                .filter(entry -> entry.get("kind").asString().equals(kind))
                .map(entry -> entry.get("call_id").asString())
                .collect(Collectors.toSet());
    }
}
