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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the simulated people who ask for another call get, over HTTP: the offline analyzer hears when. */
class PromisedCallTest {

    private static final int PEOPLE = 60;

    @Test
    void waitsForWhomItPromisedToCallAgain() {
        try (StartedApp app = StartedApp.start("voicecrm.simulator.keep-promises=true")) {
            TestClient client = app.clients().open();
            String campaign = "/api/campaigns/" + client.campaign("Promises");
            client.api().upload(campaign + "/contacts", file()).json();
            client.api().post(campaign + "/start").json();
            await("nobody waits but those who were promised")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> open(client, campaign).stream().allMatch(PromisedCallTest::wasAnswered)
                            && client.api()
                                            .get(campaign)
                                            .json()
                                            .at("/counts/by_state/calling")
                                            .asLong(0)
                                    == 0);

            List<JsonNode> waiting = open(client, campaign);

            assertThat(waiting).isNotEmpty().allSatisfy(target -> {
                JsonNode call = client.api()
                        .get("/api/calls/" + target.get("call_id").asString())
                        .json();
                assertThat(call.at("/extracted/intent").asString()).isEqualTo("wants to be called back");
                assertThat(Instant.parse(call.at("/extracted/callback_at").asString()))
                        .isEqualTo(Instant.parse(target.get("due_at").asString()));
            });
            assertThat(client.api().get(campaign).json().get("state").asString())
                    .isEqualTo("running");
        }
    }

    private static boolean wasAnswered(JsonNode target) {
        return target.path("last_outcome").asString("").equals("answered");
    }

    private static List<JsonNode> open(TestClient client, String campaign) {
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
