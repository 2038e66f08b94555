package io.voicecrm.sample.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.spring.ElevenLabsConnectionDetails;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.SignedWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the platform sees of webhooks, and that nothing happens twice whoever sends or replays them. */
@RunningApp
class InboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    private Scope scope;

    @Autowired
    private ElevenLabsConnectionDetails account;

    private Api platform;
    private TestClient client;
    private List<String> deliveries;

    @BeforeEach
    void letACampaignBeCalled() {
        TestClients clients = new TestClients(port);
        platform = clients.platform();
        client = clients.open();
        String campaign = client.campaign("Inbox");
        StringBuilder file = new StringBuilder("phone_number\n");
        for (int i = 0; i < 12; i++) {
            file.append(Fixtures.phone(7_000 + i).e164()).append('\n');
        }
        client.api()
                .upload("/api/campaigns/" + campaign + "/contacts", file.toString())
                .json();
        client.api().post("/api/campaigns/" + campaign + "/start").json();
        await().atMost(PATIENCE)
                .until(() -> client.api()
                        .get("/api/campaigns/" + campaign)
                        .json()
                        .get("state")
                        .asString()
                        .equals("finished"));
        await().atMost(PATIENCE).until(this::everyDeliveryIsDone);
        deliveries = deliveriesOfClient();
        assertThat(deliveries).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void showsWhatCame() {
        JsonNode detail = platform.get("/api/webhooks/" + deliveries.get(0)).json();

        assertThat(detail.at("/delivery/provider").asString()).isEqualTo("elevenlabs");
        assertThat(detail.at("/delivery/state").asString()).isEqualTo("done");
        assertThat(detail.at("/delivery/tries").asInt()).isPositive();
        assertThat(detail.at("/delivery/signed_with").asString())
                .hasSize(8)
                .isNotEqualTo(account.webhookSecrets().get(0).substring(0, 8));
        assertThat(detail.get("payload").asString()).startsWith("{\"type\":");
        assertThat(detail.get("truncated").asBoolean()).isFalse();
        assertThat(platform.get("/api/webhooks/bm9ib2R5").status()).isEqualTo(404);
        assertThat(platform.get("/api/webhooks?state=odd").status()).isEqualTo(400);
    }

    @Test
    void findsTheDeliveriesOfACallAndPagesThroughAll() {
        String key = platform.get("/api/webhooks/" + deliveries.get(0))
                .json()
                .at("/delivery/key")
                .asString();
        String call = key.split(":")[1];

        JsonNode found = platform.get("/api/webhooks?text=" + call).json().get("items");
        JsonNode first = platform.get("/api/webhooks?limit=2").json();
        JsonNode second = platform.get(
                        "/api/webhooks?limit=2&after=" + first.get("next").asString())
                .json();

        assertThat(found)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.get("key").asString()).contains(call));
        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items")).hasSize(2).doesNotContainAnyElementsOf(first.get("items"));
    }

    /** Fault 6: the same effects once, however often a delivery is worked on. */
    @Test
    void changesNothingWhenEveryDeliveryIsReplayedTenTimes() {
        List<Map<String, Object>> before = whatTheClientHas();

        for (int i = 0; i < 10; i++) {
            String ids = "[\"" + String.join("\",\"", deliveries) + "\"]";
            JsonNode answer = platform.post("/api/webhooks/replay", "{\"ids\": " + ids + "}")
                    .json();
            assertThat(answer.get("replayed").asInt()).isEqualTo(deliveries.size());
            await().atMost(PATIENCE).until(this::everyDeliveryIsDone);
        }

        assertThat(whatTheClientHas()).isEqualTo(before);
        assertThat(platform.get("/api/webhooks/" + deliveries.get(0))
                        .json()
                        .at("/delivery/replays")
                        .asInt())
                .isEqualTo(10);
    }

    /** Fault 6: the provider sends it again, signed anew. */
    @Test
    void changesNothingWhenTheProviderSendsADeliveryTenTimes() {
        List<Map<String, Object>> before = whatTheClientHas();

        for (String id : deliveries) {
            String payload =
                    platform.get("/api/webhooks/" + id).json().get("payload").asString();
            for (int i = 0; i < 10; i++) {
                assertThat(post(payload, Instant.now())).isEqualTo(200);
            }
        }

        await().atMost(PATIENCE).until(this::everyDeliveryIsDone);
        assertThat(deliveriesOfClient()).isEqualTo(deliveries);
        assertThat(whatTheClientHas()).isEqualTo(before);
    }

    /** Fault 10: whoever kept a signed body cannot use it later, nor prepare one for later. */
    @Test
    void refusesASignedBodyThatIsTooOldOrFromTheFuture() {
        String payload = platform.get("/api/webhooks/" + deliveries.get(0))
                .json()
                .get("payload")
                .asString();

        assertThat(post(payload, Instant.now().minus(Duration.ofMinutes(31)))).isEqualTo(401);
        assertThat(post(payload, Instant.now().plus(Duration.ofMinutes(31)))).isEqualTo(401);
        assertThat(post(payload, Instant.now().minus(Duration.ofMinutes(29)))).isEqualTo(200);
    }

    @Test
    void sumsUpWhatIsThere() {
        JsonNode summary = platform.get("/api/webhooks/summary").json();

        assertThat(summary.get("open").asLong()).isZero();
        assertThat(Instant.parse(summary.get("last_received_at").asString()))
                .isAfter(Instant.now().minus(PATIENCE));
        assertThat(summary.get("providers").get(0).asString()).isEqualTo("elevenlabs");
    }

    private int post(String payload, Instant signedAt) {
        String signature = SignedWebhooks.elevenLabsSignature(
                account.webhookSecrets().get(0), payload.getBytes(StandardCharsets.UTF_8), signedAt);
        return Api.anonymous(port)
                .with(SignedWebhooks.ELEVENLABS_HEADER, signature)
                .post("/webhooks/elevenlabs", payload)
                .status();
    }

    private boolean everyDeliveryIsDone() {
        return scope.platform(
                jdbc -> jdbc.sql("select not exists (select from webhook_deliveries where state <> 'DONE')")
                        .query(Boolean.class)
                        .single());
    }

    private List<String> deliveriesOfClient() {
        List<String> refs = scope.tenant(
                client.id(),
                jdbc -> jdbc.sql("select ref from calls where tenant_id = :id order by ref")
                        .param("id", client.id().value())
                        .query(String.class)
                        .list());
        List<String> ids = new ArrayList<>();
        for (String ref : refs) {
            platform.get("/api/webhooks?text=" + ref)
                    .json()
                    .get("items")
                    .forEach(item -> ids.add(item.get("id").asString()));
        }
        return ids;
    }

    /** Every row that a call leaves, and how many of each. */
    private List<Map<String, Object>> whatTheClientHas() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String table : List.of(
                "calls", "usage_entries", "leads", "lead_notes", "call_costs", "targets", "attempts", "campaigns")) {
            rows.addAll(scope.platform(jdbc -> jdbc.sql(
                            "select to_jsonb(t)::text as row from " + table + " t where tenant_id = :id order by 1")
                    .param("id", client.id().value())
                    .query()
                    .listOfRows()));
        }
        return rows;
    }
}
