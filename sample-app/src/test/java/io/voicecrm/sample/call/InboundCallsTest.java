package io.voicecrm.sample.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.Direction;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.retell.Retell;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.voice.VoiceProvider;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People call the numbers of clients; the providers ask the app who that is, as they do, and report the calls to it. */
@RunningApp
class InboundCallsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private VoiceCrm crm;

    @Autowired
    private SimulatedElevenLabs elevenLabs;

    @Autowired
    private SimulatedRetell retell;

    @Autowired
    private DataSource database;

    private Api platform;
    private TestClients clients;
    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        clients = new TestClients(port);
        platform = clients.platform();
        client = clients.open();
    }

    @Test
    void tellTheAgentWhatTheClientKnowsOfTheCallerAndNoOtherClient() {
        PhoneNumber caller = Fixtures.phone(8_100);
        PhoneNumber number = connected(agentAt("elevenlabs"));
        String lead = lead(client, "Ann Lee", caller, "Asked about a roof.");
        TestClient other = clients.open();
        lead(other, "Somebody Else", caller, "Owes us money.");

        String call = elevenLabs.receiveCall(caller, number);

        JsonNode told = toldBy(call);
        assertThat(told.at("/dynamic_variables/name").asString()).isEqualTo("Ann Lee");
        assertThat(told.at("/conversation_config_override/agent/prompt/prompt").asString())
                .contains("- Name: Ann Lee", "Asked about a roof.")
                .doesNotContain("Somebody Else", "Owes us money");
        JsonNode kept = finished(call);
        assertThat(kept.get("direction").asString()).isEqualTo("inbound");
        assertThat(kept.get("phone").asString()).isEqualTo(caller.e164());
        assertThat(kept.get("lead_id").asString()).isEqualTo(lead);
        assertThat(kept.at("/transcript/0/text").asString()).startsWith("Hello Ann Lee,");
        assertThat(client.api()
                        .get("/api/leads/" + lead)
                        .json()
                        .at("/last_contact_at")
                        .asString())
                .isNotBlank();
        assertThat(other.api().get("/api/calls").json().get("items")).isEmpty();
    }

    @Test
    void rememberTheCallBefore() {
        PhoneNumber caller = Fixtures.phone(8_101);
        PhoneNumber number = connected(agentAt("elevenlabs"));

        String first = elevenLabs.receiveCall(caller, number);
        JsonNode kept = finished(first);
        String second = elevenLabs.receiveCall(caller, number);

        assertThat(toldBy(first).at("/dynamic_variables/name").asString()).isEmpty();
        assertThat(kept.get("lead_id").asString()).isNotBlank();
        assertThat(toldBy(second)
                        .at("/conversation_config_override/agent/prompt/prompt")
                        .asString())
                .contains("CONVERSATION HISTORY:", kept.get("summary").asString());
    }

    @Test
    void areTheSameAtTheOtherProvider() {
        PhoneNumber caller = Fixtures.phone(8_102);
        String lead = lead(client, "Ben Ray", caller, "");
        VoiceProvider provider = crm.account(Retell.ID).provider();
        AgentId agent = new AgentId(Retell.ID, agentAt("retell"));
        provider.phoneNumbers().assign(retell.phoneNumber(), agent, Set.of(Direction.INBOUND));
        provider.inboundCalls()
                .orElseThrow()
                .askAbout(
                        retell.phoneNumber(),
                        agent,
                        URI.create("http://127.0.0.1:" + port + "/webhooks/retell/inbound"));

        String call = retell.receiveCall(caller, retell.phoneNumber()).orElseThrow();

        JsonNode kept = finished(call);
        assertThat(kept.get("direction").asString()).isEqualTo("inbound");
        assertThat(kept.get("lead_id").asString()).isEqualTo(lead);
        assertThat(kept.at("/transcript/0/text").asString()).startsWith("Hello Ben Ray,");
    }

    @Test
    void areConnectedAlthoughTheDatabaseIsStuck() throws SQLException {
        PhoneNumber caller = Fixtures.phone(8_103);
        PhoneNumber number = connected(agentAt("elevenlabs"));
        finished(elevenLabs.receiveCall(caller, number));
        lead(client, "Ann Lee", caller, "");

        String call;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table leads in access exclusive mode");
                call = elevenLabs.receiveCall(caller, number);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }

        assertThat(toldBy(call).at("/dynamic_variables/name").asString()).isEmpty();
        assertThat(finished(call).get("outcome").asString()).isEqualTo("answered");
    }

    @Test
    void areNotToldOfToWhoeverCannotProveToBeTheProvider() {
        String question = "{\"caller_id\":\"+12025550142\",\"agent_id\":\"x\",\"called_number\":\"+12025550143\"}";

        assertThat(Api.anonymous(port)
                        .post("/webhooks/elevenlabs/inbound", question)
                        .status())
                .isEqualTo(401);
        assertThat(client.api().post("/webhooks/retell/inbound", question).status())
                .isEqualTo(401);
        assertThat(platform.post("/webhooks/twilio/inbound", question).status()).isEqualTo(404);
    }

    /** An agent of the client's own. */
    private String agentAt(String provider) {
        return client.api()
                .post("/api/agents", """
                        {"agent_name": "Eve", "prompt": "You answer the phone of a roofer.",
                         "first_message": "Hello {{name}}, this is Eve.", "voice_id": "11labs-Adrian",
                         "provider": "%s"}""".formatted(provider))
                .json()
                .get("agent_id")
                .asString();
    }

    /** A number that the platform has bought, and that the client's agent answers. */
    private PhoneNumber connected(String agent) {
        String order = "/api/number-orders/"
                + platform.post("/api/number-orders", "{\"quantity\": 1}")
                        .json()
                        .get("id")
                        .asString();
        await().atMost(PATIENCE)
                .until(() -> platform.get(order)
                        .json()
                        .at("/order/status")
                        .asString()
                        .equals("filled"));
        String number = platform.get(order).json().at("/numbers/0/phone_number").asString();
        platform.with("X-Tenant-Id", client.id().value())
                .post(
                        "/api/phone-numbers/assign",
                        "{\"phone_number\": \"" + number + "\", \"agent_id\": \"" + agent + "\"}")
                .json();
        return PhoneNumber.of(number);
    }

    private static String lead(TestClient whose, String name, PhoneNumber phone, String notes) {
        return whose.api()
                .post("/api/leads", """
                        {"name": "%s", "phone": "%s", "notes": "%s"}""".formatted(name, phone.e164(), notes))
                .json()
                .get("id")
                .asString();
    }

    /** What the provider was told when it asked. */
    private JsonNode toldBy(String call) {
        Api provider = Api.at(elevenLabs.url()).with("xi-api-key", elevenLabs.apiKey());
        return provider.get("/v1/convai/conversations/" + call).json().get("conversation_initiation_client_data");
    }

    private JsonNode finished(String call) {
        await().atMost(PATIENCE).until(() -> {
            Api.Answer answer = client.api().get("/api/calls/" + call);
            return answer.status() == 200
                    && !JSON.readTree(answer.body())
                            .path("summary")
                            .asString("")
                            .isEmpty();
        });
        return client.api().get("/api/calls/" + call).json();
    }
}
