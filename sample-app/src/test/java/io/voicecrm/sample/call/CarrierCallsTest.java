package io.voicecrm.sample.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.PhoneNumber;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.StartedApp;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.testkit.wire.SimulatedTwilio;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Calls to numbers that stay at the carrier: it asks the app, and connects the caller to wherever the agent lives. */
class CarrierCallsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static StartedApp app;

    private final SimulatedTwilio carrier = app.bean(SimulatedTwilio.class);
    private final TestClient client = app.clients().open();

    @BeforeAll
    static void start() throws IOException {
        int port = freePort();
        app = StartedApp.start(
                "server.port=" + port,
                "voicecrm.twilio.public-url=http://127.0.0.1:" + port + "/webhooks",
                "voicecrm.twilio.answers-calls=true");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void reachAnAgentAtElevenLabsThatKnowsWhoCalls() {
        PhoneNumber caller = Fixtures.phone(8_200);
        String lead = lead(caller);
        PhoneNumber number = connected("elevenlabs");

        String instructions = carrier.callIn(caller, number).orElseThrow();
        String call = app.bean(SimulatedElevenLabs.class).carrierConnects(instructions);

        keepsTheCall(call, lead);
    }

    @Test
    void reachAnAgentAtRetellThatKnowsWhoCalls() {
        PhoneNumber caller = Fixtures.phone(8_201);
        String lead = lead(caller);
        PhoneNumber number = connected("retell");

        String instructions = carrier.callIn(caller, number).orElseThrow();
        String call = app.bean(SimulatedRetell.class).carrierConnects(instructions);

        keepsTheCall(call, lead);
    }

    private void keepsTheCall(String call, String lead) {
        JsonNode kept = await("the call")
                .atMost(PATIENCE)
                .until(
                        () -> client.api().get("/api/calls/" + call),
                        answer -> answer.status() == 200
                                && !answer.json().path("summary").asString("").isEmpty())
                .json();
        assertThat(kept.get("direction").asString()).isEqualTo("inbound");
        assertThat(kept.get("lead_id").asString()).isEqualTo(lead);
        assertThat(kept.at("/transcript/0/text").asString()).startsWith("Hello Ann Lee,");
    }

    private String lead(PhoneNumber phone) {
        return client.api()
                .post("/api/leads", """
                        {"name": "Ann Lee", "phone": "%s"}""".formatted(phone.e164()))
                .json()
                .get("id")
                .asString();
    }

    /** A number of the carrier's that an agent of the client's own answers. */
    private PhoneNumber connected(String provider) {
        Api platform = app.clients().platform();
        String agent = client.api()
                .post("/api/agents", """
                        {"agent_name": "Eve", "prompt": "You answer the phone of a roofer.",
                         "first_message": "Hello {{name}}, this is Eve.", "voice_id": "11labs-Adrian",
                         "provider": "%s"}""".formatted(provider))
                .json()
                .get("agent_id")
                .asString();
        String order = "/api/number-orders/"
                + platform.post("/api/number-orders", "{\"quantity\": 1}")
                        .json()
                        .get("id")
                        .asString();
        JsonNode filled = await("the order")
                .atMost(PATIENCE)
                .until(
                        () -> platform.get(order).json(),
                        found -> found.at("/order/status").asString().equals("filled"));
        String number = filled.at("/numbers/0/phone_number").asString();
        platform.with("X-Tenant-Id", client.id().value())
                .post("/api/phone-numbers/assign", """
                        {"phone_number": "%s", "agent_id": "%s"}""".formatted(number, agent))
                .json();
        return PhoneNumber.of(number);
    }

    /** The carrier signs the address that it was told, so it has to be known before the app has it. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
