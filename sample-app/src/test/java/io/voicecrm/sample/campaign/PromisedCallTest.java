package io.voicecrm.sample.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.sample.StartedApp;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the simulated people who ask for another call get, over HTTP: the offline analyzer hears when. */
class PromisedCallTest {

    private static final int PEOPLE = 60;

    private static StartedApp app;
    private static TestClient client;
    private static String campaign;

    @BeforeAll
    static void callEverybody() {
        app = StartedApp.start("voicecrm.simulator.keep-promises=true");
        client = app.clients().open();
        campaign = "/api/campaigns/" + client.campaign("Promises");
        client.api().upload(campaign + "/contacts", file()).json();
        client.api().post(campaign + "/start").json();
        await("nobody waits but those who were promised")
                .atMost(Duration.ofMinutes(2))
                .until(() -> open().stream().allMatch(PromisedCallTest::wasAnswered)
                        && client.api()
                                        .get(campaign)
                                        .json()
                                        .at("/counts/by_state/calling")
                                        .asLong(0)
                                == 0);
    }

    @AfterAll
    static void close() {
        app.close();
    }

    @Test
    void waitsForWhomItPromisedToCallAgain() {
        List<JsonNode> waiting = open();

        assertThat(waiting).isNotEmpty().allSatisfy(target -> {
            JsonNode call = client.api()
                    .get("/api/calls/" + target.get("call_id").asString())
                    .json();
            assertThat(call.at("/extracted/intent").asString()).isEqualTo("wants to be called back");
            assertThat(Instant.parse(call.at("/extracted/callback_at").asString()))
                    .isEqualTo(Instant.parse(target.get("due_at").asString()));
        });
        assertThat(client.api().get(campaign).json().get("state").asString()).isEqualTo("running");
    }

    @Test
    void showsHowEachLeadFelt() {
        JsonNode leads = client.api().get("/api/leads?limit=" + PEOPLE).json().get("items");

        assertThat(leads).hasSizeGreaterThan(5).allSatisfy(lead -> {
            assertThat(lead.path("sentiment").asString()).isIn("positive", "neutral", "negative");
            assertThat(client.api()
                            .get("/api/leads/" + lead.get("id").asString())
                            .json()
                            .get("sentiment"))
                    .isEqualTo(lead.get("sentiment"));
        });
        assertThat(StreamSupport.stream(leads.spliterator(), false)
                        .map(lead -> lead.get("sentiment").asString())
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    private static boolean wasAnswered(JsonNode target) {
        return target.path("last_outcome").asString("").equals("answered");
    }

    private static List<JsonNode> open() {
        JsonNode items =
                client.api().get(campaign + "/targets?limit=" + PEOPLE).json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(target -> List.of("queued", "waiting", "calling")
                        .contains(target.get("state").asString()))
                .toList();
    }

    private static String file() {
        StringBuilder file = new StringBuilder("phone_number\n");
        for (int i = 0; i < PEOPLE; i++) {
            file.append(Fixtures.phone(9_000 + i).e164()).append('\n');
        }
        return file.toString();
    }
}
