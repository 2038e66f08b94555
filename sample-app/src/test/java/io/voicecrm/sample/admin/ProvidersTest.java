package io.voicecrm.sample.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The accounts that calls go through, as the platform sees them. */
@RunningApp
class ProvidersTest {

    @LocalServerPort
    private int port;

    private TestClients clients;

    @BeforeEach
    void open() {
        clients = new TestClients(port);
    }

    @Test
    void listsTheAccountsThePreferredOneFirst() {
        JsonNode providers = clients.platform().get("/api/providers").json().get("items");

        assertThat(providers.valueStream().map(provider -> provider.get("id").asString()))
                .containsExactly("elevenlabs", "retell");
        assertThat(providers.valueStream()).allSatisfy(provider -> {
            assertThat(provider.get("state").asString()).isEqualTo("calling");
            assertThat(provider.get("slots_allowed").asInt()).isEqualTo(500);
            assertThat(provider.get("calls_per_second").asInt()).isEqualTo(5000);
            assertThat(provider.get("capabilities").valueStream().map(JsonNode::asString))
                    .contains("call_overrides", "knowledge");
        });
    }

    @Test
    void asksTheProviderHowTheAccountStands() {
        for (String id : new String[] {"elevenlabs", "retell"}) {
            JsonNode account =
                    clients.platform().get("/api/providers/" + id + "/account").json();

            assertThat(account.get("concurrency_limit").asInt()).as(id).isPositive();
        }
        assertThat(clients.platform().get("/api/providers/nobody/account").status())
                .isEqualTo(404);
    }

    @Test
    void makesAnAgentAtTheProviderThatIsNamed() {
        String body = """
                {"agent_name": "Rita", "prompt": "Be kind.", "first_message": "Hello", "voice_id": "11labs-Adrian",
                 "provider": "%s"}""";
        var client = clients.open();

        JsonNode made =
                client.api().post("/api/agents", body.formatted("retell")).json();
        var refused = client.api().post("/api/agents", body.formatted("vapi"));

        assertThat(made.get("provider").asString()).isEqualTo("retell");
        assertThat(client.api()
                        .get("/api/agents/" + made.get("agent_id").asString())
                        .json()
                        .get("agent_name")
                        .asString())
                .isEqualTo("Rita");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().toString()).contains("provider", "must be one of elevenlabs, retell");
    }
}
