package io.voicecrm.sample.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a client writes about its leads, and how it lists them. */
@RunningApp
class LeadsTest {

    @LocalServerPort
    private int port;

    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        client = new TestClients(port).open();
    }

    @Test
    void changesWhatIsSaidAndLeavesTheRest() {
        JsonNode ann = add("Ann", 1);

        JsonNode changed = change(ann, "{\"status\": \"qualified\", \"notes\": \"Likes tea.\"}")
                .json();

        assertThat(changed.get("status").asString()).isEqualTo("qualified");
        assertThat(changed.get("notes").asString()).isEqualTo("Likes tea.");
        assertThat(changed.get("name")).isEqualTo(ann.get("name"));
        assertThat(changed.get("phone")).isEqualTo(ann.get("phone"));
        assertThat(listed().get("status")).isEqualTo(changed.get("status"));
        assertThat(listed().get("notes")).isEqualTo(changed.get("notes"));
        assertThat(listed().get("name")).isEqualTo(ann.get("name"));
    }

    @Test
    void changesNothingOfALeadWhoseStatusIsUnknown() {
        JsonNode ann = add("Ann", 1);

        Answer answer = change(ann, "{\"status\": \"thrilled\", \"notes\": \"Likes tea.\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(listed().get("status")).isEqualTo(ann.get("status"));
        assertThat(listed().get("notes")).isEqualTo(ann.get("notes"));
    }

    @Test
    void listsTheNewestFirstAPageAtATime() {
        JsonNode ann = add("Ann", 1);
        JsonNode bob = add("Bob", 2);
        JsonNode cem = add("Cem", 3);

        JsonNode first = client.api().get("/api/leads?limit=2").json();
        JsonNode second = client.api()
                .get("/api/leads?limit=2&after=" + first.get("next").asString())
                .json();

        assertThat(first.get("items")).extracting(lead -> lead.get("id")).containsExactly(cem.get("id"), bob.get("id"));
        assertThat(second.get("items")).extracting(lead -> lead.get("id")).containsExactly(ann.get("id"));
    }

    private JsonNode listed() {
        return client.api().get("/api/leads").json().at("/items/0");
    }

    private JsonNode add(String name, int person) {
        return client.api()
                .post(
                        "/api/leads",
                        "{\"name\": \"" + name + "\", \"phone\": \""
                                + Fixtures.phone(8_500 + person).e164() + "\"}")
                .json();
    }

    private Answer change(JsonNode lead, String change) {
        return client.api().send("PATCH", "/api/leads/" + lead.get("id").asString(), change);
    }
}
