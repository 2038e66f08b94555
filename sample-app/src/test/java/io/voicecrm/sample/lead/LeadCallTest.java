package io.voicecrm.sample.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.testkit.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Calling one lead now, asked for once or more often. */
@RunningApp
class LeadCallTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Scope scope;

    private TestClients clients;
    private TestClient client;
    private String lead;

    @BeforeEach
    void addALead() {
        clients = new TestClients(port);
        client = clients.open();
        lead = leadOf(client, "Lee");
    }

    @Test
    void ringsOnceHoweverOftenItIsAskedForWithOneKey() {
        String first = campaignOf(call(client, lead, "key-1"));
        String again = campaignOf(call(client, lead, "key-1"));
        await().atMost(Duration.ofSeconds(30)).until(() -> isOver(first));
        String afterwards = campaignOf(call(client, lead, "key-1"));

        assertThat(again).isEqualTo(first);
        assertThat(afterwards).isEqualTo(first);
        assertThat(campaigns()).hasSize(1);
        assertThat(client.api()
                        .get("/api/campaigns/" + first + "/targets")
                        .json()
                        .at("/items/0/attempts")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void ringsOnceForManyWhoAskAtTheSameTime() {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Answer>> asked = IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> call(client, lead, "key-2"), pool))
                    .toList();
            Set<String> started = asked.stream()
                    .map(CompletableFuture::join)
                    .map(LeadCallTest::campaignOf)
                    .collect(Collectors.toSet());

            assertThat(started).hasSize(1);
            assertThat(campaigns()).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusesAKeyThatCameWithAnotherRequest() {
        call(client, lead, "key-3").json();

        Answer other = call(client, leadOf(client, "Max", 8_012), "key-3");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem().get("detail").asString())
                .contains("Idempotency-Key")
                .contains("another request");
        assertThat(campaigns()).hasSize(1);
    }

    @Test
    void ringsAgainWithAnotherKeyAndWithNone() {
        Set<String> started = Set.of(
                campaignOf(call(client, lead, "key-4")),
                campaignOf(call(client, lead, "key-5")),
                campaignOf(client.api().post("/api/leads/" + lead + "/call", body(client))));

        assertThat(campaigns()).containsExactlyInAnyOrderElementsOf(started);
    }

    @Test
    void takesTheKeyOfAnotherClientForAnotherCall() {
        TestClient other = clients.open();
        String first = campaignOf(call(client, lead, "key-6"));

        assertThat(campaignOf(call(other, leadOf(other, "Lee"), "key-6"))).isNotEqualTo(first);
    }

    @Test
    void refusesAKeyThatIsNone() {
        Answer answer = call(client, lead, "k".repeat(201));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem().get("detail").asString()).contains("1 to 200");
    }

    @Test
    void callsALeadWithTheLongestName() {
        String long200 = leadOf(client, "N".repeat(200), 8_013);

        assertThat(call(client, long200, "key-7").status()).isEqualTo(202);
    }

    private static Answer call(TestClient client, String lead, String key) {
        return client.api().with("Idempotency-Key", key).post("/api/leads/" + lead + "/call", body(client));
    }

    private static String body(TestClient client) {
        return "{\"agent_id\": \"" + client.agent() + "\"}";
    }

    private static String campaignOf(Answer answer) {
        return answer.json().get("campaign_id").asString();
    }

    private boolean isOver(String campaign) {
        return client.api()
                .get("/api/campaigns/" + campaign)
                .json()
                .get("state")
                .asString()
                .equals("finished");
    }

    /** Calls of a single person are in no list of campaigns. */
    private List<String> campaigns() {
        return scope.tenant(
                client.id(),
                jdbc -> jdbc.sql("select id::text from campaigns")
                        .query(String.class)
                        .list());
    }

    private static String leadOf(TestClient client, String name) {
        return leadOf(client, name, 8_011);
    }

    private static String leadOf(TestClient client, String name, int phone) {
        return client.api()
                .post(
                        "/api/leads",
                        "{\"name\": \"" + name + "\", \"phone\": \""
                                + Fixtures.phone(phone).e164() + "\"}")
                .json()
                .get("id")
                .asString();
    }
}
