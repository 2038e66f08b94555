package io.voicecrm.sample.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Clients who pay nothing but 2.50 for each of their numbers. */
@RunningApp
class NumberFeesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    private TestClients clients;
    private Api platform;
    private String plan;
    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        clients = new TestClients(port);
        platform = clients.platform();
        plan = platform.post("/api/plans", """
                        {"name": "By number", "kind": "pay_as_you_go", "monthly_fee": {"amount": "0.00", "currency": "USD"},
                         "included_minutes": 0, "overage_rate": {"amount": "0.50", "currency": "USD"},
                         "increment": {"minimum_seconds": 0, "step_seconds": 1}, "trial_days": 0,
                         "number_fee": {"amount": "2.50", "currency": "USD"}}""").json().get("id").asString();
        client = clients.open(plan);
    }

    @Test
    void chargesEveryNumberOfTheMonthOnceAndWholly() {
        List<String> numbers = bought(3);
        numbers.forEach(number -> assign(client, number));
        unassign(numbers.get(0));
        unassign(numbers.get(1));
        assign(client, numbers.get(1));

        JsonNode month = preview(client, thisMonth());

        assertThat(month.at("/total/amount").asString()).isEqualTo("7.50");
        JsonNode line = month.get("lines").get(1);
        assertThat(line.get("description").asString()).isEqualTo("Phone numbers");
        assertThat(line.get("quantity").asString()).isEqualTo("3");
        assertThat(line.at("/unit_price/amount").asString()).isEqualTo("2.50");
        assertThat(total(client, thisMonth().plusMonths(1))).isEqualTo("5.00");
        assertThat(total(client, thisMonth().minusMonths(1))).isEqualTo("0.00");
    }

    @Test
    void chargesBothWhoHadANumberWithinTheMonth() {
        TestClient next = clients.open(plan);
        String number = bought(1).get(0);

        assign(client, number);
        unassign(number);
        assign(next, number);

        assertThat(total(client, thisMonth())).isEqualTo("2.50");
        assertThat(total(next, thisMonth())).isEqualTo("2.50");
        assertThat(total(client, thisMonth().plusMonths(1))).isEqualTo("0.00");
    }

    @Test
    void countsTheFeeAsRevenueOfTheClient() {
        assign(client, bought(1).get(0));

        assertThat(ofPlatform(client).at("/revenue/amount").asString()).isEqualTo("2.50");
    }

    @Test
    void keepsTheFeeOfAPlanAndRefusesOneInAnotherCurrency() {
        assertThat(platform.send("PATCH", "/api/plans/" + plan, "{\"name\": \"Renamed\"}")
                        .json()
                        .at("/number_fee/amount")
                        .asString())
                .isEqualTo("2.50");
        assertThat(platform.send("PATCH", "/api/plans/" + plan, """
                                {"number_fee": {"amount": "2.50", "currency": "EUR"}}""")
                        .problem()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("number_fee");
    }

    private JsonNode ofPlatform(TestClient one) {
        String after = "";
        while (true) {
            JsonNode page = platform.get("/api/tenants?limit=200" + after).json();
            for (JsonNode item : page.get("items")) {
                if (item.get("id").asString().equals(one.id().value())) {
                    return item;
                }
            }
            assertThat(page.get("next").isNull()).as("the last page").isFalse();
            after = "&after=" + page.get("next").asString();
        }
    }

    private List<String> bought(int quantity) {
        String order = platform.post("/api/number-orders", "{\"quantity\": " + quantity + "}")
                .json()
                .get("id")
                .asString();
        String path = "/api/number-orders/" + order;
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        platform.get(path).json().at("/order/status").asString().equals("filled"));
        List<String> numbers = new ArrayList<>();
        platform.get(path)
                .json()
                .get("numbers")
                .forEach(number -> numbers.add(number.get("phone_number").asString()));
        return numbers;
    }

    private void assign(TestClient to, String number) {
        JsonNode assigned = platform.with("X-Tenant-Id", to.id().value())
                .post("/api/phone-numbers/assign", """
                        {"phone_number": "%s", "agent_id": "%s"}""".formatted(number, to.agent()))
                .json();
        assertThat(assigned.get("status").asString()).isEqualTo("assigned");
    }

    private void unassign(String number) {
        platform.post("/api/phone-numbers/" + number + "/unassign").json();
    }

    private static JsonNode preview(TestClient client, YearMonth month) {
        return client.api().get("/api/invoices/preview?month=" + month).json();
    }

    private static String total(TestClient client, YearMonth month) {
        return preview(client, month).at("/total/amount").asString();
    }

    private YearMonth thisMonth() {
        return YearMonth.now(clock.withZone(ZoneId.of("America/New_York")));
    }
}
