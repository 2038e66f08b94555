package io.voicecrm.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.simulator.OutcomeMix;
import io.voicecrm.testkit.wire.Client.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedElevenLabsTest {

    private static final String AGENT = """
            {"name":"Booker","conversation_config":{"agent":{"first_message":"Hi {{first_name}}",
              "prompt":{"prompt":"Book an appointment."}}}}""";

    @Test
    void showsAFinishedConversationWithEveryFieldOfTheRealOne() throws IOException {
        try (SimulatedElevenLabs provider = answering().start();
                Client client = new Client(provider)) {
            String id = client.dial(Fixtures.phone(5), "attempt-1", "agent_demo", "{\"city\":\"Erie\",\"vip\":true}")
                    .body()
                    .text("conversation_id");
            JsonObject conversation = finished(client, id);

            assertThat(conversation.members().keySet())
                    .contains(
                            "agent_id",
                            "agent_name",
                            "conversation_id",
                            "status",
                            "user_id",
                            "environment",
                            "transcript",
                            "metadata",
                            "analysis",
                            "conversation_initiation_client_data",
                            "has_audio",
                            "has_user_audio",
                            "has_response_audio");
            assertThat(conversation.text("status")).isEqualTo("done");
            assertThat(conversation.text("user_id")).isEqualTo("attempt-1");
            JsonObject metadata = conversation.at("metadata");
            assertThat(metadata.members().keySet())
                    .contains(
                            "start_time_unix_secs",
                            "accepted_time_unix_secs",
                            "call_duration_secs",
                            "cost",
                            "cost_fiat",
                            "charging",
                            "phone_call",
                            "batch_call",
                            "termination_reason",
                            "error",
                            "main_language",
                            "features_usage",
                            "conversation_initiation_source");
            assertThat(metadata.at("phone_call").text("external_number"))
                    .isEqualTo(Fixtures.phone(5).e164());
            assertThat(metadata.at("phone_call").text("agent_number"))
                    .isEqualTo(provider.phoneNumber().e164());
            assertThat(conversation
                            .at("conversation_initiation_client_data", "dynamic_variables")
                            .flag("vip"))
                    .isTrue();
            assertThat(conversation.at("analysis", "data_collection_results").members())
                    .containsOnlyKeys("name", "email", "intent");
        }
    }

    @Test
    void chargesTheExactPriceOfTheTalkTime() throws IOException {
        try (SimulatedElevenLabs provider =
                        answering().usdPerMinute(new BigDecimal("0.30")).start();
                Client client = new Client(provider)) {
            JsonObject metadata = finished(client, dialed(client, 6)).at("metadata");
            BigDecimal seconds = BigDecimal.valueOf(metadata.whole("call_duration_secs", 0));

            assertThat(seconds).isPositive();
            assertThat(number(metadata, "cost_fiat")).isEqualByComparingTo(seconds.multiply(new BigDecimal("0.005")));
            JsonObject charging = metadata.at("charging");
            assertThat(number(charging, "llm_price").add(number(charging, "platform_price")))
                    .isEqualByComparingTo(number(metadata, "cost_fiat"));
            assertThat(charging.whole("llm_charge", 0) + charging.whole("call_charge", 0))
                    .isEqualTo(metadata.whole("cost", -1));
        }
    }

    @Test
    void showsACallThatStillRingsAsInitiatedAndWithoutResults() throws IOException {
        try (SimulatedElevenLabs provider = answering().speed(1).start();
                Client client = new Client(provider)) {
            JsonObject conversation = client.conversation(dialed(client, 7));

            assertThat(conversation.text("status")).isEqualTo("initiated");
            assertThat(conversation.list("transcript")).isEmpty();
            assertThat(conversation.get("analysis")).isNull();
            assertThat(client.get("/v1/convai/analytics/live-count").body().whole("count", -1))
                    .isEqualTo(1);
        }
    }

    @Test
    void letsACallPassAsManyTimesFasterAsTheSpeedSays() throws IOException {
        try (SimulatedElevenLabs provider = answering().speed(6_000).start();
                Client client = new Client(provider)) {
            long begin = System.nanoTime();
            JsonObject conversation = finished(client, dialed(client, 8));
            Duration wall = Duration.ofNanos(System.nanoTime() - begin);

            assertThat(conversation.at("metadata").whole("call_duration_secs", 0))
                    .isGreaterThan(10);
            assertThat(wall).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void failsAtThePickUpWhenAVariableIsMissing() throws IOException {
        try (SimulatedElevenLabs provider = answering().start();
                Client client = new Client(provider)) {
            String agent = client.post("/v1/convai/agents/create", AGENT).body().text("agent_id");

            Answer answer = client.dial(Fixtures.phone(9), "attempt-1", agent, "{}");
            JsonObject conversation = finished(client, answer.body().text("conversation_id"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(conversation.text("status")).isEqualTo("failed");
            assertThat(conversation.at("metadata", "error").text("reason"))
                    .isEqualTo("Missing required dynamic variables in first message: {'first_name'}");
            assertThat(provider.journal().dialsTo(Fixtures.phone(9))).isEqualTo(1);
        }
    }

    @Test
    void failsAtThePickUpWhenTheAgentAllowsNoOverride() throws IOException {
        try (SimulatedElevenLabs provider = answering().start();
                Client client = new Client(provider)) {
            String agent = client.post("/v1/convai/agents/create", AGENT).body().text("agent_id");

            String id = client.dialWith(Fixtures.phone(9), agent, """
                            {"conversation_config_override":{"agent":{"first_message":"Hello"}}}""").body().text("conversation_id");
            JsonObject conversation = finished(client, id);

            assertThat(conversation.text("status")).isEqualTo("failed");
            assertThat(conversation.at("metadata", "error").text("reason")).contains("first_message");
        }
    }

    @Test
    void saysWithTheDialThatTheNumberCannotBeOne() throws IOException {
        try (SimulatedElevenLabs provider = answering().start();
                Client client = new Client(provider)) {
            Answer answer = client.post("/v1/convai/twilio/outbound-call", """
                    {"agent_id":"agent_demo","agent_phone_number_id":"phnum_demo","to_number":"555-0100"}""");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().members()).containsOnlyKeys("success", "message", "conversation_id", "callSid");
            assertThat(answer.body().flag("success")).isFalse();
            assertThat(provider.journal().dials()).isZero();
        }
    }

    @Test
    void answersErrorsInTheThreeShapesOfTheProvider() throws IOException {
        try (SimulatedElevenLabs provider = answering().start();
                Client client = new Client(provider);
                Client stranger = new Client(provider, "wrong")) {
            Answer unknownAgent = client.get("/v1/convai/agents/agent_nobody");
            assertThat(unknownAgent.status()).isEqualTo(404);
            assertThat(unknownAgent.body().at("detail").text("code")).isEqualTo("agent_not_found");

            Answer wrongKey = stranger.get("/v1/convai/agents");
            assertThat(wrongKey.status()).isEqualTo(401);
            assertThat(wrongKey.body().at("detail").members()).containsOnlyKeys("status", "message");
            assertThat(wrongKey.body().at("detail").text("status")).isEqualTo("invalid_api_key");

            Answer incomplete = client.post("/v1/convai/twilio/outbound-call", "{}");
            assertThat(incomplete.status()).isEqualTo(422);
            assertThat(incomplete.body().list("detail")).hasSize(1);

            assertThat(client.post("/v1/convai/twilio/outbound-call", "{").status())
                    .isEqualTo(422);
            assertThat(client.get("/v1/convai/nothing").body().text("detail")).isEqualTo("Not Found");
            assertThat(client.dial(Fixtures.phone(1), "u", "agent_nobody", "{}").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void refusesCallsOverTheLimitAndTakesThemWhenOthersHaveEnded() throws IOException {
        try (SimulatedElevenLabs provider =
                        answering().concurrencyLimit(2).speed(1_000).start();
                Client client = new Client(provider)) {
            client.dial(Fixtures.phone(1));
            client.dial(Fixtures.phone(2));

            Answer third = client.dial(Fixtures.phone(3));

            assertThat(third.status()).isEqualTo(429);
            assertThat(third.body().at("detail").text("code")).isEqualTo("concurrent_limit_exceeded");
            assertThat(provider.journal().dialsTo(Fixtures.phone(3))).isZero();
            await().until(() -> client.dial(Fixtures.phone(3)).status() == 200);
            assertThat(provider.journal().mostLiveCalls()).isEqualTo(2);
        }
    }

    @Test
    void changesOnlyWhatAPatchNames() throws IOException {
        try (SimulatedElevenLabs provider = answering().start();
                Client client = new Client(provider)) {
            String path = "/v1/convai/agents/"
                    + client.post("/v1/convai/agents/create", AGENT).body().text("agent_id");

            client.send("PATCH", path, """
                    {"conversation_config":{"agent":{"first_message":"Good morning"}}}""");

            JsonObject agent = client.get(path).body();
            assertThat(agent.text("name")).isEqualTo("Booker");
            assertThat(agent.at("conversation_config", "agent").text("first_message"))
                    .isEqualTo("Good morning");
            assertThat(agent.at("conversation_config", "agent", "prompt").text("prompt"))
                    .isEqualTo("Book an appointment.");
            assertThat(client.send("DELETE", path, null).status()).isEqualTo(204);
            assertThat(client.get(path).status()).isEqualTo(404);
        }
    }

    @Test
    void listsAgentsPageByPage() throws IOException {
        try (SimulatedElevenLabs provider = answering().start();
                Client client = new Client(provider)) {
            for (int i = 0; i < 4; i++) {
                client.post("/v1/convai/agents/create", AGENT);
            }

            Answer first = client.get("/v1/convai/agents?page_size=3");
            Answer second = client.get(
                    "/v1/convai/agents?page_size=3&cursor=" + first.body().text("next_cursor"));

            assertThat(first.body().list("agents")).hasSize(3);
            assertThat(first.body().flag("has_more")).isTrue();
            assertThat(second.body().list("agents")).hasSize(2);
            assertThat(second.body().flag("has_more")).isFalse();
            assertThat(client.get("/v1/convai/agents?page_size=101").status()).isEqualTo(400);
        }
    }

    @Test
    void findsConversationsByUserAgentAndTimePageByPage() throws IOException {
        try (SimulatedElevenLabs provider = answering().start();
                Client client = new Client(provider)) {
            for (int i = 0; i < 5; i++) {
                client.dial(Fixtures.phone(i), "attempt-" + i % 2, "agent_demo", "{}");
            }

            String path = "/v1/convai/conversations";
            assertThat(Client.listed(client.get(path + "?user_id=attempt-0"), "conversations"))
                    .hasSize(3);
            assertThat(Client.listed(client.get(path + "?user_id=nobody"), "conversations"))
                    .isEmpty();
            assertThat(Client.listed(client.get(path + "?agent_id=agent_other"), "conversations"))
                    .isEmpty();
            assertThat(Client.listed(client.get(path + "?call_start_after_unix=99999999999"), "conversations"))
                    .isEmpty();
            Answer first = client.get(path + "?page_size=3");
            Answer second =
                    client.get(path + "?page_size=3&cursor=" + first.body().text("next_cursor"));
            assertThat(Client.listed(first, "conversations")).hasSize(3);
            assertThat(Client.listed(second, "conversations")).hasSize(2);
            assertThat(ids(second)).doesNotContainAnyElementsOf(ids(first));
            assertThat(second.body().get("next_cursor")).isNull();
        }
    }

    @Test
    void importsAndAssignsPhoneNumbers() throws IOException {
        try (SimulatedElevenLabs provider = answering().start();
                Client client = new Client(provider)) {
            String id = client.post("/v1/convai/phone-numbers", """
                            {"phone_number":"+12025550142","label":"Second","sid":"AC1","token":"t","provider":"twilio"}""").body().text("phone_number_id");

            client.send("PATCH", "/v1/convai/phone-numbers/" + id, "{\"agent_id\":\"agent_demo\"}");

            assertThat(Client.listed(client.get("/v1/convai/phone-numbers"), "array"))
                    .hasSize(2);
            JsonObject number = client.get("/v1/convai/phone-numbers/" + id).body();
            assertThat(number.text("phone_number")).isEqualTo("+12025550142");
            assertThat(number.at("assigned_agent").text("agent_id")).isEqualTo("agent_demo");
        }
    }

    @Test
    void keepsAgentsAcrossRestarts(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("agents.json");
        String id;
        try (SimulatedElevenLabs provider = answering().keepAgentsIn(file).start();
                Client client = new Client(provider)) {
            id = client.post("/v1/convai/agents/create", AGENT).body().text("agent_id");
        }

        try (SimulatedElevenLabs provider = answering().keepAgentsIn(file).start();
                Client client = new Client(provider)) {
            assertThat(client.get("/v1/convai/agents/" + id).body().text("name"))
                    .isEqualTo("Booker");
        }
    }

    @Test
    void leavesNoThreadBehind() throws IOException {
        try (SimulatedElevenLabs provider = answering()
                        .webhook("http://127.0.0.1:1/nobody", "wsec_test")
                        .speed(100_000)
                        .start();
                Client client = new Client(provider)) {
            client.dial(Fixtures.phone(1));
        }

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("simulated-provider")));
    }

    private static SimulatedElevenLabs.Builder answering() {
        return SimulatedElevenLabs.builder().speed(3_000).mix(OutcomeMix.always(CallOutcome.ANSWERED));
    }

    private static List<String> ids(Answer page) {
        return Client.listed(page, "conversations").stream()
                .map(item -> ((JsonObject) item).text("conversation_id"))
                .toList();
    }

    private static String dialed(Client client, int n) throws IOException {
        return client.dial(Fixtures.phone(n)).body().text("conversation_id");
    }

    private static JsonObject finished(Client client, String id) {
        return await().until(() -> client.conversation(id), conversation -> {
            String status = conversation.text("status");
            return status.equals("done") || status.equals("failed");
        });
    }

    private static BigDecimal number(JsonObject object, String name) {
        return new BigDecimal(String.valueOf(object.get(name)));
    }
}
