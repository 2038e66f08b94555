package io.voicecrm.sample.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.PastCall;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import tools.jackson.databind.JsonNode;

/** Ten minutes in a month's fee, or credit at a dollar a minute: told at eight of ten, and at ten, once. */
@RunningApp
class AlertsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Stores stores;

    @Autowired
    private VoiceCrm crm;

    @Autowired
    private AlertWatch watch;

    @Autowired
    private ConfigurableApplicationContext app;

    private final List<Alert> published = new CopyOnWriteArrayList<>();
    private final ApplicationListener<PayloadApplicationEvent<Alert>> listener =
            ApplicationListener.forPayload(published::add);

    private TestClients clients;
    private Api platform;

    @BeforeEach
    void listen() {
        app.addApplicationListener(listener);
        clients = new TestClients(port);
        platform = clients.platform();
    }

    @AfterEach
    void stopListening() {
        app.removeApplicationListener(listener);
    }

    @Test
    void tellsOfIncludedMinutesAtEachMarkOnce() {
        TestClient client = clients.open(plan("subscription_included", 10));
        call(client, Duration.ofSeconds(479));
        watch.lookAtAll();
        assertThat(alerts(client).at("/now/percent").asInt()).isZero();

        call(client, Duration.ofSeconds(1));
        assertThat(alerts(client).at("/now/percent").asInt()).isEqualTo(80);
        alerts(client);
        call(client, Duration.ofMinutes(2));
        alerts(client);

        JsonNode end = alerts(client);
        assertThat(end.at("/now/left").asString()).isEqualTo("0.00");
        assertThat(end.at("/now/whole").asString()).isEqualTo("10.00");
        assertThat(toldTo(client)).containsExactly(80, 100);
        assertThat(end.get("told").valueStream().map(told -> told.get("percent").asInt()))
                .containsExactly(100, 80);
        assertThat(inClientList(client).get("percent").asInt()).isEqualTo(100);
    }

    @Test
    void tellsOfWhoCalledWithoutBeingAsked() {
        TestClient client = clients.open(plan("subscription_included", 10));
        call(client, Duration.ofMinutes(11));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(toldTo(client)).containsExactly(100));
    }

    @Test
    void tellsOfCreditByWhatCameInLastAndAgainAfterTheNextTopUp() {
        TestClient client = clients.open(plan("prepaid_credits", 0));
        topUp(client, "first", "100.00");
        settle(client, 79);
        assertThat(alerts(client).at("/now/percent").asInt()).isZero();

        settle(client, 1);
        assertThat(alerts(client).at("/now/left").asString()).isEqualTo("20.00");
        // Five minutes are held for a call: with less, none can begin.
        settle(client, 16);
        alerts(client);
        assertThat(toldTo(client)).containsExactly(80, 100);

        topUp(client, "second", "50.00");
        assertThat(alerts(client).at("/now/percent").asInt()).isZero();
        settle(client, 45);
        alerts(client);
        assertThat(toldTo(client)).containsExactly(80, 100, 80);
        assertThat(inClientList(client).get("subject").asString()).isEqualTo("credit");
    }

    @Test
    void tellsNobodyWhoPaysAsTheyGo() {
        TestClient client = clients.open(plan("pay_as_you_go", 0));
        call(client, Duration.ofMinutes(500));

        assertThat(alerts(client).get("now").isNull()).isTrue();
        assertThat(toldTo(client)).isEmpty();
        assertThat(inClientList(client).isNull()).isTrue();
    }

    private static JsonNode alerts(TestClient client) {
        return client.api().get("/api/alerts").json();
    }

    private List<Integer> toldTo(TestClient client) {
        return published.stream()
                .filter(alert -> alert.tenant().equals(client.id()))
                .map(Alert::percent)
                .toList();
    }

    private JsonNode inClientList(TestClient client) {
        String path = "/api/tenants?limit=200";
        String next = "";
        while (true) {
            JsonNode page = platform.get(path + next).json();
            for (JsonNode item : page.get("items")) {
                if (item.get("id").asString().equals(client.id().value())) {
                    return item.get("running_out");
                }
            }
            next = "&after=" + page.get("next").asString();
        }
    }

    private void topUp(TestClient client, String key, String amount) {
        platform.with("Idempotency-Key", key)
                .post("/api/tenants/" + client.id() + "/credit/top-ups", """
                        {"amount": {"amount": "%s", "currency": "USD"}, "reason": "by a test"}""".formatted(amount))
                .json();
    }

    /** A call of a whole number of minutes, at a dollar each. */
    private void settle(TestClient client, int minutes) {
        CallTariff tariff = crm.ledger().terms(client.id()).orElseThrow().tariff();
        crm.ledger()
                .settle(
                        client.id(),
                        UUID.randomUUID().toString(),
                        tariff,
                        tariff.of(Duration.ofMinutes(minutes).toSeconds()),
                        Instant.now());
    }

    private String plan(String kind, int included) {
        return platform.post("/api/plans", """
                        {"name": "%s", "kind": "%s", "monthly_fee": {"amount": "9.00", "currency": "USD"},
                         "included_minutes": %d, "overage_rate": {"amount": "1.00", "currency": "USD"},
                         "increment": {"minimum_seconds": 0, "step_seconds": 1}}""".formatted(UUID.randomUUID(), kind, included))
                .json()
                .get("id")
                .asString();
    }

    private void call(TestClient client, Duration talk) {
        PastCall.keep(stores, client.id(), Instant.now(), talk);
    }
}
