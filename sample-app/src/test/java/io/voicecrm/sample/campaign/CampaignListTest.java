package io.voicecrm.sample.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a client's list says of its campaigns, which it asks for all at once. */
@RunningApp
class CampaignListTest {

    private static final int PEOPLE = 20;

    @LocalServerPort
    private int port;

    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        client = new TestClients(port).open();
    }

    @Test
    void saysOfEachCampaignWhatItsOwnPageSays() {
        String before = client.campaign("Before");
        String called = client.campaign("Called");
        String after = client.campaign("After");
        callEverybody("/api/campaigns/" + called);

        JsonNode items = client.api().get("/api/campaigns").json().get("items");

        assertThat(items).containsExactly(page(after), page(called), page(before));
        assertThat(items)
                .allSatisfy(
                        item -> assertThat(item.get("agent_name").asString()).isNotEmpty());
        assertThat(items.at("/1/counts/total").asLong()).isEqualTo(PEOPLE);
        assertThat(items.at("/1/counts/talk_seconds").asLong()).isPositive();
        assertThat(items.at("/1/counts/leads").asLong())
                .isPositive()
                .isEqualTo(client.api()
                        .get("/api/leads?limit=" + PEOPLE)
                        .json()
                        .get("items")
                        .size());
        assertThat(items.at("/2/counts/talk_seconds").asLong()).isZero();
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
        String first = client.campaign("First");
        String second = client.campaign("Second");

        JsonNode newest = client.api().get("/api/campaigns?limit=1").json();
        JsonNode rest = client.api()
                .get("/api/campaigns?limit=1&after=" + newest.get("next").asString())
                .json();

        assertThat(newest.get("items")).containsExactly(page(second));
        assertThat(rest.get("items")).containsExactly(page(first));
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void isEmptyForWhoHasNone() {
        assertThat(client.api().get("/api/campaigns").json().get("items")).isEmpty();
    }

    private void callEverybody(String campaign) {
        String file = IntStream.range(0, PEOPLE)
                .mapToObj(i -> Fixtures.phone(8_600 + i).e164())
                .collect(Collectors.joining("\n", "phone_number\n", "\n"));
        client.api().upload(campaign + "/contacts", file).json();
        client.api().post(campaign + "/start").json();
        await("everybody was called")
                .atMost(Duration.ofMinutes(2))
                .until(() -> client.api()
                        .get(campaign)
                        .json()
                        .get("state")
                        .asString()
                        .equals("finished"));
    }

    private JsonNode page(String campaign) {
        return client.api().get("/api/campaigns/" + campaign).json();
    }
}
