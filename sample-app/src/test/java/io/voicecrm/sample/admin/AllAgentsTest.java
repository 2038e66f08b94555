package io.voicecrm.sample.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the platform sees of the agents of its clients. */
@RunningApp
class AllAgentsTest {

    @LocalServerPort
    private int port;

    private Api platform;
    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        TestClients clients = new TestClients(port);
        platform = clients.platform();
        client = clients.open();
    }

    @Test
    void namesTheClientOfAnAgentAndWhatItIs() {
        String id = agent("Ada");

        JsonNode ada = ofTheClient("").get(0);

        assertThat(ada.get("agent_id").asString()).isEqualTo(id);
        assertThat(ada.get("agent_name").asString()).isEqualTo("Ada");
        assertThat(ada.get("type").asString()).isEqualTo("booking");
        assertThat(ada.get("provider").asString()).isEqualTo("elevenlabs");
        assertThat(ada.get("status").asString()).isEqualTo("active");
        assertThat(ada.at("/client/name").asString()).startsWith("Client ");
        assertThat(ada.get("calls").asLong()).isZero();
        assertThat(ada.get("last_call_at").isNull()).isTrue();
    }

    @Test
    void countsTheCallsThatAnAgentMade() {
        String id = agent("Ada");
        String campaign = client.api()
                .post("/api/campaigns", "{\"name\": \"Count\", \"agent_id\": \"" + id + "\"}")
                .json()
                .get("id")
                .asString();
        StringBuilder file = new StringBuilder("phone_number\n");
        for (int i = 0; i < 10; i++) {
            file.append(Fixtures.phone(7_000 + i).e164()).append('\n');
        }
        client.api().upload("/api/campaigns/" + campaign + "/contacts", file.toString());
        client.api().post("/api/campaigns/" + campaign + "/start").json();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode ada = ofTheClient("").get(0);
            assertThat(ada.get("calls").asLong()).isGreaterThanOrEqualTo(10);
            assertThat(ada.get("answered").asLong())
                    .isPositive()
                    .isLessThanOrEqualTo(ada.get("calls").asLong());
            assertThat(ada.get("talk_seconds").asLong()).isPositive();
            assertThat(ada.get("last_call_at").isNull()).isFalse();
        });
    }

    @Test
    void givesEachAgentOncePageByPage() {
        List<String> made = List.of(agent("Ada"), agent("Bo"), agent("Cy"));

        List<String> read = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = platform.get("/api/all-agents?client_id=" + client.id() + "&limit=2" + after)
                    .json();
            page.get("items").forEach(item -> read.add(item.get("agent_id").asString()));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());

        assertThat(read).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void findsAgentsByNameTypeAndStatus() {
        agent("Ada");

        assertThat(ofTheClient("&q=aD")).hasSize(1);
        assertThat(ofTheClient("&q=zz")).isEmpty();
        assertThat(ofTheClient("&type=booking&status=active&provider=elevenlabs"))
                .hasSize(1);
        assertThat(ofTheClient("&type=support")).isEmpty();
        assertThat(ofTheClient("&status=inactive")).isEmpty();
        assertThat(platform.get("/api/all-agents?type=spy").status()).isEqualTo(400);
    }

    @Test
    void saysThatASharedAgentIsNobodys() {
        JsonNode all = platform.get("/api/all-agents?limit=200").json().get("items");

        assertThat(all)
                .filteredOn(item -> item.get("agent_id").asString().equals(client.agent()))
                .hasSize(1)
                .allSatisfy(item -> assertThat(item.get("client").isNull()).isTrue());
    }

    private JsonNode ofTheClient(String more) {
        return platform.get("/api/all-agents?client_id=" + client.id() + more)
                .json()
                .get("items");
    }

    private String agent(String name) {
        return client.api()
                .post("/api/agents", """
                        {"agent_name": "%s", "prompt": "Be brief.", "first_message": "Hello", "voice_id": "v1",
                         "type": "booking"}""".formatted(name))
                .json()
                .get("agent_id")
                .asString();
    }
}
