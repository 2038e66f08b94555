package io.voicecrm.sample.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An agent that its owner has switched off starts no calls. */
@RunningApp
class InactiveAgentTest {

    private static final String PHONE = Fixtures.phone(8_000).e164();

    @LocalServerPort
    private int port;

    private TestClient client;
    private String agent;
    private String draft;

    @BeforeEach
    void draftACampaignAndSwitchItsAgentOff() {
        client = new TestClients(port).open();
        agent = client.api()
                .post(
                        "/api/agents",
                        "{\"agent_name\": \"Ada\", \"prompt\": \"Be kind.\", \"first_message\": \"Hi\", \"voice_id\":"
                                + " \"v1\"}")
                .json()
                .get("agent_id")
                .asString();
        draft = "/api/campaigns/" + newCampaign().json().get("id").asString();
        client.api()
                .upload(draft + "/contacts", "phone_number\n" + PHONE + "\n")
                .json();
        switchAgent("inactive");
    }

    @Test
    void doesNotStartACampaignUntilItIsActiveAgain() {
        assertRefused(client.api().post(draft + "/start"));
        assertThat(client.api().get(draft).json().get("state").asString()).isEqualTo("draft");

        switchAgent("active");

        assertThat(client.api().post(draft + "/start").status()).isEqualTo(200);
    }

    @Test
    void isNotTakenForANewCampaign() {
        assertRefused(newCampaign());
    }

    @Test
    void callsNobodyAgain() {
        assertRefused(client.api().post(draft + "/retry", "{\"outcomes\": [\"busy\"]}"));
    }

    @Test
    void doesNotCallALead() {
        String lead = client.api()
                .post("/api/leads", "{\"name\": \"Lee\", \"phone\": \"" + PHONE + "\"}")
                .json()
                .get("id")
                .asString();

        assertRefused(client.api().post("/api/leads/" + lead + "/call", "{\"agent_id\": \"" + agent + "\"}"));
    }

    @Test
    void pausesACampaignThatRunsAndLosesNobody() {
        switchAgent("active");
        client.api()
                .send("PATCH", draft, "{\"schedule\": {\"start_at\": \"2999-01-01T00:00:00Z\", \"end_at\": null}}")
                .json();
        client.api().post(draft + "/start").json();
        switchAgent("inactive");

        client.api()
                .send("PATCH", draft, "{\"schedule\": {\"start_at\": null, \"end_at\": null}}")
                .json();

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        client.api().get(draft).json().get("state").asString().equals("paused"));
        assertThat(client.api().get(draft).json().get("state_reason").asString())
                .isEqualTo("agent \"Ada\" is inactive; activate it and resume");
        assertThat(client.api()
                        .get(draft + "/targets")
                        .json()
                        .at("/items/0/state")
                        .asString())
                .isEqualTo("queued");
        assertThat(client.api().get("/api/calls").json().get("items")).isEmpty();
        assertRefused(client.api().post(draft + "/resume"));
        switchAgent("active");
        assertThat(client.api().post(draft + "/resume").status()).isEqualTo(200);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem().get("detail").asString()).contains("\"Ada\" is inactive");
    }

    private Answer newCampaign() {
        return client.api().post("/api/campaigns", "{\"name\": \"Spring\", \"agent_id\": \"" + agent + "\"}");
    }

    private void switchAgent(String status) {
        assertThat(client.api()
                        .send("PATCH", "/api/agents/" + agent, "{\"status\": \"" + status + "\"}")
                        .status())
                .isEqualTo(200);
    }
}
