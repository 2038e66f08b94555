package io.voicecrm.sample.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.engine.Stores;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The platform's view of its provider account. */
@RunningApp
class QueueTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Stores stores;

    private TestClients clients;
    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        clients = new TestClients(port);
        client = clients.open();
    }

    @Test
    void tellsTheLimitsOfAllAccounts() {
        JsonNode queue = clients.platform().get("/api/queue").json();

        assertThat(queue.get("slots_allowed").asInt()).as("of two accounts").isEqualTo(1000);
        assertThat(queue.get("calls_per_second").asInt()).isEqualTo(10_000);
        assertThat(queue.get("slots_used").asInt()).isBetween(0, 1000);
        assertThat(queue.get("circuit_open").asBoolean()).isFalse();
    }

    @Test
    void tellsWhoWaitsAndForWhat() {
        String campaign = client.campaign("Later");
        client.api()
                .upload(
                        "/api/campaigns/" + campaign + "/contacts",
                        "phone_number\n" + Fixtures.phone(9_000).e164() + "\n")
                .json();
        client.api()
                .send("PATCH", "/api/campaigns/" + campaign, "{\"schedule\": {\"start_at\": \"2999-01-01T00:00:00Z\"}}")
                .json();
        client.api().post("/api/campaigns/" + campaign + "/start").json();

        JsonNode seen = ofClient();

        assertThat(seen.get("running_campaigns").asLong()).isEqualTo(1);
        assertThat(seen.get("due").asLong()).isZero();
        assertThat(seen.get("later").asLong()).isEqualTo(1);
        assertThat(seen.get("weight").asInt()).isEqualTo(1);
        assertThat(seen.get("max_concurrent_calls").isNull()).isTrue();
    }

    @Test
    void givesAClientAnotherShare() {
        String share = "/api/tenants/" + client.id().value() + "/share";

        clients.platform()
                .send("PUT", share, "{\"weight\": 4, \"max_concurrent_calls\": 6}")
                .json();

        assertThat(stores.attempts().share(client.id()).weight()).isEqualTo(4);
        assertThat(ofClient().get("max_concurrent_calls").asInt()).isEqualTo(6);
        assertThat(clients.platform().send("PUT", share, "{\"weight\": 0}").status())
                .isEqualTo(400);
        assertThat(clients.platform()
                        .send("PUT", "/api/tenants/nobody/share", "{\"weight\": 1}")
                        .status())
                .isEqualTo(404);
    }

    private JsonNode ofClient() {
        JsonNode tenants = clients.platform().get("/api/queue").json().get("tenants");
        return StreamSupport.stream(tenants.spliterator(), false)
                .filter(tenant -> tenant.get("id").asString().equals(client.id().value()))
                .findFirst()
                .orElseThrow();
    }
}
