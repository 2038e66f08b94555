package io.voicecrm.sample.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the platform does with a client's top-ups besides making them. */
@RunningApp
class RefundTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @LocalServerPort
    private int port;

    @Autowired
    private VoiceCrm crm;

    private Api platform;
    private TestClient client;
    private String credit;

    @BeforeEach
    void openAnAccountWithCredit() {
        TestClients clients = new TestClients(port);
        platform = clients.platform();
        client = clients.open();
        credit = "/api/tenants/" + client.id() + "/credit";
        post("first", "top-ups", change("20.00")).json();
    }

    @Test
    void givesATopUpBackInPartsAndNeverMoreThanItWas() {
        post("part", "refunds", refund("first", "12.50")).json();
        JsonNode again = post("part", "refunds", refund("first", "12.50")).json();
        Answer tooMuch = post("more", "refunds", refund("first", "7.51"));

        assertThat(again.at("/credit/available/amount").asString()).isEqualTo("7.50");
        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(tooMuch.problem().get("detail").asString()).contains("at most 7.50 USD");
        assertThat(post("part", "refunds", refund("first", "1.00")).status()).isEqualTo(409);
        assertThat(firstTopUp().at("/refunded/amount").asString()).isEqualTo("12.50");
        assertThat(firstTopUp().at("/refundable/amount").asString()).isEqualTo("7.50");
    }

    @Test
    void givesBackNoMoreThanIsLeft() {
        post("spent", "adjustments", change("-15.00")).json();

        Answer tooMuch = post("all", "refunds", refund("first", "20.00"));

        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.problem().get("detail").asString()).contains("15.00 USD are missing");
        assertThat(firstTopUp().at("/refundable/amount").asString()).isEqualTo("5.00");
    }

    @Test
    void knowsOnlyTopUpsOfTheClient() {
        for (String key : List.of("second", "all", "")) {
            assertThat(post("refund", "refunds", refund(key, "1.00")).status())
                    .as(key)
                    .isEqualTo(400);
        }
    }

    @Test
    void losesWhatIsLeftOfATopUpAfterItsLastDayAtTheClient() {
        LocalDate today = LocalDate.now(Clock.system(NEW_YORK));

        post("second", "top-ups", topUp("5.00", today)).json();

        assertThat(client.api()
                        .get("/api/credit/entries?limit=1")
                        .json()
                        .at("/items/0/expires_at")
                        .asString())
                .isEqualTo(today.plusDays(1).atStartOfDay(NEW_YORK).toInstant().toString());
        assertThat(post("old", "top-ups", topUp("5.00", today.minusDays(1))).status())
                .isEqualTo(400);
        // By the clock of a process that lives two days later.
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
        assertThat(new Ledger(crm.ledger().store(), later).expireDue(100)).isPositive();
        assertThat(client.api()
                        .get("/api/credit")
                        .json()
                        .at("/available/amount")
                        .asString())
                .isEqualTo("20.00");
    }

    private JsonNode firstTopUp() {
        return platform.get(credit + "/top-ups").json().at("/items/0");
    }

    private Answer post(String key, String what, String body) {
        return platform.with("Idempotency-Key", key).post(credit + "/" + what, body);
    }

    private static String change(String amount) {
        return """
                {"amount": {"amount": "%s", "currency": "USD"}, "reason": "by a test"}""".formatted(amount);
    }

    private static String topUp(String amount, LocalDate lastDay) {
        return """
                {"amount": {"amount": "%s", "currency": "USD"}, "reason": "by a test", "expires_on": "%s"}""".formatted(amount, lastDay);
    }

    private static String refund(String topUp, String amount) {
        return """
                {"top_up": "%s", "amount": {"amount": "%s", "currency": "USD"}, "reason": "by a test"}""".formatted(topUp, amount);
    }
}
