package io.voicecrm.sample.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a client pays when a plan changes, and what it would earn. */
@RunningApp
class PlanTermsTest {

    private static final String PLAN = """
            {"name": "%s", "kind": "%s", "monthly_fee": {"amount": "%s", "currency": "USD"}, "included_minutes": %d,
             "overage_rate": {"amount": "%s", "currency": "USD"},
             "increment": {"minimum_seconds": 0, "step_seconds": 1}, "trial_days": %d}""";

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    private TestClients clients;
    private Api platform;

    @BeforeEach
    void signIn() {
        clients = new TestClients(port);
        platform = clients.platform();
    }

    @Test
    void letsAChangedPlanHoldFromTheNextMonthOn() {
        String plan = plan(PLAN.formatted("Old", "subscription_included", "80.00", 100, "0.80", 0));
        TestClient client = clients.open(plan);

        platform.send("PATCH", "/api/plans/" + plan, """
                {"monthly_fee": {"amount": "90.00", "currency": "USD"}}""");

        assertThat(total(client, thisMonth())).isEqualTo("80.00");
        assertThat(total(client, thisMonth().plusMonths(1))).isEqualTo("90.00");
        assertThat(total(clients.open(plan), thisMonth())).isEqualTo("90.00");
    }

    @Test
    void sharesTheMonthBetweenTwoPlansWhenAClientChangesOver() {
        TestClient client = clients.open(plan(PLAN.formatted("One", "subscription_included", "50.00", 100, "0.80", 0)));
        String other = plan(PLAN.formatted("Other", "pay_as_you_go", "0.00", 0, "0.90", 0));

        JsonNode changed = platform.send(
                        "PUT", "/api/tenants/" + client.id().value() + "/plan", "{\"plan_id\": \"" + other + "\"}")
                .json();

        assertThat(changed.at("/plan/name").asString()).isEqualTo("Other");
        JsonNode lines = client.api().get("/api/invoices/preview").json().get("lines");
        assertThat(lines.get(0).get("description").asString()).startsWith("One plan, 100 minutes included, 1 ");
        assertThat(lines.get(1).get("description").asString()).startsWith("Other plan, ");
        assertThat(total(client, thisMonth().plusMonths(1))).isEqualTo("0.00");
    }

    @Test
    void chargesNoFeeAsLongAsTheTrialLasts() {
        TestClient client =
                clients.open(plan(PLAN.formatted("Trial", "subscription_included", "50.00", 100, "0.80", 365)));

        assertThat(total(client, thisMonth())).isEqualTo("0.00");
    }

    @Test
    void refusesAPlanThatContradictsItselfOrChangesItsCurrency() {
        assertThat(platform.post("/api/plans", PLAN.formatted("Odd", "pay_as_you_go", "0.00", 10, "0.80", 0))
                        .problem()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("included_minutes");
        String plan = plan(PLAN.formatted("Dollars", "subscription_included", "50.00", 100, "0.80", 0));
        assertThat(platform.send("PATCH", "/api/plans/" + plan, """
                        {"monthly_fee": {"amount": "90.00", "currency": "EUR"},
                         "overage_rate": {"amount": "0.90", "currency": "EUR"}}""").status()).isEqualTo(400);
    }

    @Test
    void saysWhatAPlanWouldEarn() {
        JsonNode answer = platform.post(
                        "/api/plans/what-if",
                        "{\"plan\": "
                                + PLAN.formatted("Professional", "subscription_included", "299.00", 500, "0.60", 0)
                                + """
                                , "clients": 1, "minutes_each": 600, "cost_per_minute": {"amount": "0.15", "currency": "USD"},
                                 "base_fee": {"amount": "99.00", "currency": "USD"}}""")
                .json();

        assertThat(answer.at("/price_each/amount").asString()).isEqualTo("359.00");
        assertThat(answer.at("/contribution/amount/amount").asString()).isEqualTo("269.00");
        assertThat(answer.at("/contribution/markup_percent").asString()).isEqualTo("298.89");
        assertThat(answer.at("/profit/amount/amount").asString()).isEqualTo("170.00");
        assertThat(answer.get("break_even_clients").asInt()).isEqualTo(1);
    }

    @Test
    void saysWhatTheNumbersOfAPlanWouldEarn() {
        String plan = PLAN.formatted("Numbers", "subscription_included", "99.00", 100, "0.99", 0)
                .replace(
                        "\"trial_days\"",
                        "\"number_fee\": {\"amount\": \"2.00\", \"currency\": \"USD\"}, \"trial_days\"");

        JsonNode answer =
                platform.post("/api/plans/what-if", "{\"plan\": " + plan + """
                        , "clients": 10, "minutes_each": 100, "cost_per_minute": {"amount": "0.15", "currency": "USD"},
                         "base_fee": {"amount": "0", "currency": "USD"},
                         "numbers_each": 3, "cost_per_number": {"amount": "1.15", "currency": "USD"}}""").json();

        assertThat(answer.at("/price_each/amount").asString()).isEqualTo("105.00");
        assertThat(answer.at("/minute_cost/amount").asString()).isEqualTo("150.00");
        assertThat(answer.at("/number_cost/amount").asString()).isEqualTo("34.50");
        assertThat(answer.at("/contribution/amount/amount").asString()).isEqualTo("865.50");
    }

    private String plan(String body) {
        return platform.post("/api/plans", body).json().get("id").asString();
    }

    private YearMonth thisMonth() {
        return YearMonth.now(clock.withZone(ZoneId.of("America/New_York")));
    }

    private static String total(TestClient client, YearMonth month) {
        return client.api()
                .get("/api/invoices/preview?month=" + month)
                .json()
                .at("/total/amount")
                .asString();
    }
}
