package io.voicecrm.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever has a name takes one of 200 characters, and says so where it is longer or cannot be kept. */
@RunningApp
class NamesTest {

    private static final int LONGEST = 200;

    @LocalServerPort
    private int port;

    private TestClient client;
    private Api platform;

    @BeforeEach
    void openAnAccount() {
        TestClients clients = new TestClients(port);
        platform = clients.platform();
        client = clients.open();
    }

    /** What has a name, and the field that it is in. */
    enum Named {
        CAMPAIGN("name"),
        COPY("name"),
        AGENT("agent_name"),
        LEAD("name"),
        API_KEY("name"),
        CLIENT("name");

        private final String field;

        Named(String field) {
            this.field = field;
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTheLongestAndRefusesOneMore(Named named) {
        assertThat(create(named, "n".repeat(LONGEST)).status()).isEqualTo(201);

        Answer refused = create(named, "n".repeat(LONGEST + 1));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().at("/errors/0/field").asString()).isEqualTo(named.field);
        assertThat(refused.problem().at("/errors/0/message").asString()).contains("200");
    }

    @ParameterizedTest
    @EnumSource
    void refusesACharacterThatCannotBeKept(Named named) {
        Answer refused = create(named, "n\\u0000n");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().get("detail").asString()).contains("U+0000");
    }

    private Answer create(Named named, String name) {
        return switch (named) {
            case CAMPAIGN -> client.api().post("/api/campaigns", """
                        {"name": "%s", "agent_id": "%s"}""".formatted(name, client.agent()));
            case COPY ->
                client.api()
                        .post(
                                "/api/campaigns/" + client.campaign("One") + "/duplicate",
                                "{\"name\": \"" + name + "\"}");
            case AGENT -> client.api().post("/api/agents", """
                        {"agent_name": "%s", "prompt": "Be kind.", "first_message": "Hi", "voice_id": "v1"}""".formatted(name));
            case LEAD ->
                client.api().post("/api/leads", """
                        {"name": "%s", "phone": "%s"}""".formatted(
                                name, Fixtures.phone(8_030).e164()));
            case API_KEY ->
                platform.post("/api/tenants/" + client.id().value() + "/api-keys", "{\"name\": \"" + name + "\"}");
            case CLIENT ->
                platform.post("/api/tenants", """
                        {"name": "%s", "region": "US", "time_zone": "America/New_York", "plan_id": "%s",
                         "caller_id": "%s"}""".formatted(
                        name,
                        platform.get("/api/plans").json().at("/items/0/id").asString(),
                        Fixtures.phone(8_031).e164()));
        };
    }
}
