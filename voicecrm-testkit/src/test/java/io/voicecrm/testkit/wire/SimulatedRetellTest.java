package io.voicecrm.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.simulator.OutcomeMix;
import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.testkit.wire.RetellClient.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedRetellTest {

    private final Queue<HttpRequest> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusalsLeft = new AtomicInteger();
    private final LoopbackServer receiver = new LoopbackServer(0, request -> {
        received.add(request);
        return refusalsLeft.getAndDecrement() > 0 ? HttpReply.empty(500) : HttpReply.empty(204);
    });

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @Test
    void reportsThatACallBeganThatItEndedAndWhatItWasAbout() throws IOException {
        try (SimulatedRetell provider = reporting(CallOutcome.ANSWERED, Faults.none());
                RetellClient client = new RetellClient(provider)) {
            client.dial(Fixtures.phone(1));
            await().until(() -> received.size() == 3);
        }

        // Nothing waits for the one before to be accepted: they come in any order.
        assertThat(events()).containsExactlyInAnyOrder("call_started", "call_ended", "call_analyzed");
        assertThat(call("call_started").members())
                .containsKeys("start_timestamp", "metadata")
                .doesNotContainKeys("end_timestamp", "disconnection_reason", "transcript");
        assertThat(call("call_ended").members())
                .containsKeys("end_timestamp", "duration_ms", "disconnection_reason", "transcript_object", "call_cost")
                .doesNotContainKey("call_analysis");
        assertThat(call("call_analyzed").at("call_analysis").members())
                .containsKeys("call_summary", "in_voicemail", "user_sentiment", "custom_analysis_data");
        assertThat(received).allSatisfy(webhook -> {
            String signature = String.valueOf(webhook.header(SignedWebhooks.RETELL_HEADER));
            Instant signedAt = Instant.ofEpochMilli(Long.parseLong(signature.substring(2, signature.indexOf(','))));
            assertThat(signature)
                    .isEqualTo(SignedWebhooks.retellSignature("key_simulated_retell", webhook.body(), signedAt));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "NO_ANSWER, dial_no_answer",
        "BUSY, dial_busy",
        "DECLINED, user_declined",
        "INVALID_NUMBER, invalid_destination"
    })
    void reportsNoBeginningOfACallThatNobodyPickedUp(CallOutcome outcome, String reason) throws IOException {
        try (SimulatedRetell provider = reporting(outcome, Faults.none());
                RetellClient client = new RetellClient(provider)) {
            client.dial(Fixtures.phone(1));
            await().until(() -> received.size() == 2);
        }

        assertThat(events()).containsExactlyInAnyOrder("call_ended", "call_analyzed");
        assertThat(calls()).allSatisfy(call -> {
            assertThat(call.text("call_status")).isEqualTo("not_connected");
            assertThat(call.text("disconnection_reason")).isEqualTo(reason);
            assertThat(call.members()).doesNotContainKeys("start_timestamp", "transcript", "call_cost");
        });
    }

    @Test
    void sendsAWebhookAgainUntilItIsAccepted() throws IOException {
        refusalsLeft.set(2);
        try (SimulatedRetell provider = reporting(CallOutcome.BUSY, Faults.none());
                RetellClient client = new RetellClient(provider)) {
            client.dial(Fixtures.phone(1));
            await().until(() -> provider.journal().webhooksDelivered() == 2);

            assertThat(provider.journal().webhooksFailed()).isEqualTo(2);
        }
    }

    @Test
    void losesAndDoublesWebhooksWhenAskedTo() throws IOException {
        Faults faults = Faults.builder()
                .rate(Kind.WEBHOOK_LOST, 0.3)
                .rate(Kind.WEBHOOK_TWICE, 0.3)
                .build();
        try (SimulatedRetell provider = reporting(CallOutcome.BUSY, faults);
                RetellClient client = new RetellClient(provider)) {
            for (int n = 0; n < 40; n++) {
                client.dial(Fixtures.phone(n));
            }
            int lost = provider.journal().injected(Kind.WEBHOOK_LOST);
            assertThat(lost).isBetween(10, 40);
            await().until(() -> provider.journal().webhooksDelivered() > 80 - lost);
        }
    }

    @Test
    void ringsThePhoneWhateverBecomesOfTheAnswer() throws IOException {
        try (SimulatedRetell provider = SimulatedRetell.start();
                RetellClient client = new RetellClient(provider)) {
            provider.inject(Faults.builder().rate(Kind.DROP_AFTER_ACCEPT, 1).build());
            assertThatThrownBy(() -> client.dial(Fixtures.phone(1))).isInstanceOf(IOException.class);
            provider.inject(
                    Faults.builder().rate(Kind.BAD_GATEWAY_AFTER_ACCEPT, 1).build());
            assertThat(client.dial(Fixtures.phone(2)).status()).isEqualTo(502);
            provider.inject(Faults.builder().rate(Kind.REFUSE_FOR_CAPACITY, 1).build());
            assertThat(client.dial(Fixtures.phone(3)).status()).isEqualTo(429);

            assertThat(provider.journal().dialsTo(Fixtures.phone(1))).isEqualTo(1);
            assertThat(provider.journal().dialsTo(Fixtures.phone(2))).isEqualTo(1);
            assertThat(provider.journal().dialsTo(Fixtures.phone(3))).isZero();
        }
    }

    @Test
    void refusesCallsForWhichThereIsNoLine() throws IOException {
        try (SimulatedRetell provider =
                        SimulatedRetell.builder().concurrencyLimit(1).speed(1).start();
                RetellClient client = new RetellClient(provider)) {
            assertThat(client.dial(Fixtures.phone(1)).status()).isEqualTo(201);
            assertThat(client.dial(Fixtures.phone(2)).status()).isEqualTo(429);
            JsonObject lines = client.get("/get-concurrency").body();
            assertThat(lines.whole("current_concurrency", -1)).isEqualTo(1);
            assertThat(lines.whole("concurrency_limit", -1)).isEqualTo(1);
        }
    }

    @Test
    void callsWithTheAgentOfTheNumberUnlessACallNamesAnother() throws IOException {
        try (SimulatedRetell provider = SimulatedRetell.start();
                RetellClient client = new RetellClient(provider)) {
            String from = provider.phoneNumber().e164();
            String dial = """
                    {"from_number":"%s","to_number":"%s"}""".formatted(from, Fixtures.phone(1).e164());
            assertThat(client.post("/v2/create-phone-call", dial).status()).isEqualTo(422);

            assertThat(bind(client, from, "{\"outbound_agents\":[{\"agent_id\":\"agent_demo\"}]}")
                            .status())
                    .isEqualTo(400);
            assertThat(bind(client, from, "{\"outbound_agent_id\":\"agent_demo\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(bind(client, from, "{\"outbound_agents\":[{\"agent_id\":\"agent_demo\",\"weight\":1}]}")
                            .status())
                    .isEqualTo(200);
            assertThat(client.post("/v2/create-phone-call", dial).status()).isEqualTo(201);
        }
    }

    @Test
    void sellsANumberOnceAndOnlyOneThatRingsNowhere() throws IOException {
        try (SimulatedRetell provider = SimulatedRetell.start();
                RetellClient client = new RetellClient(provider)) {
            Answer bought = client.post("/create-phone-number", "{\"area_code\":415,\"nickname\":\"Front desk\"}");
            String number = bought.body().text("phone_number");

            assertThat(bought.status()).isEqualTo(201);
            assertThat(number).startsWith("+141555501");
            assertThat(client.post("/create-phone-number", "{\"phone_number\":\"" + number + "\"}")
                            .status())
                    .isEqualTo(400);
            for (String written : List.of(number, number.replace("+", "%2B"))) {
                assertThat(client.get("/get-phone-number/" + written).body().text("nickname"))
                        .isEqualTo("Front desk");
            }
        }
    }

    @Test
    void findsCallsByWhatIsAskedOfThem() throws IOException {
        try (SimulatedRetell provider = SimulatedRetell.builder()
                        .speed(5_000)
                        .mix(OutcomeMix.always(CallOutcome.BUSY))
                        .start();
                RetellClient client = new RetellClient(provider)) {
            for (int n = 0; n < 5; n++) {
                client.dial(Fixtures.phone(n));
            }
            PhoneNumber third = Fixtures.phone(3);
            await().until(() -> list(client, """
                    {"call_status":{"type":"enum","op":"in","value":["not_connected"]}}""").size() == 5);

            assertThat(list(client, """
                    {"metadata":[{"type":"string","op":"eq","key":"voicecrm_attempt_id","value":"attempt-%s"}]}""".formatted(third.e164())))
                    .singleElement()
                    .satisfies(call -> assertThat(call.text("to_number")).isEqualTo(third.e164()));
            assertThat(list(client, """
                    {"start_timestamp":{"type":"number","op":"gt","value":0}}""")).isEmpty();
            assertThat(client.post("/v3/list-calls", "{\"filter_criteria\":{\"colour\":{\"type\":\"string\"}}}")
                            .status())
                    .isEqualTo(400);
            JsonObject page = client.post("/v3/list-calls", "{\"limit\":2,\"include_total\":true}")
                    .body();
            assertThat(page.list("items")).hasSize(2);
            assertThat(page.whole("total", 0)).isEqualTo(5);
            assertThat(page.flag("has_more")).isTrue();
        }
    }

    @Test
    void chargesThePartsOfACallInCents() throws IOException {
        try (SimulatedRetell provider = SimulatedRetell.builder()
                        .speed(5_000)
                        .mix(OutcomeMix.always(CallOutcome.ANSWERED))
                        .usdPerMinute(new BigDecimal("0.60"))
                        .start();
                RetellClient client = new RetellClient(provider)) {
            String id = client.dial(Fixtures.phone(1)).body().text("call_id");
            await().until(() -> client.call(id).has("call_cost"));

            JsonObject cost = client.call(id).at("call_cost");
            BigDecimal sum = cost.list("product_costs").stream()
                    .map(product -> new BigDecimal(String.valueOf(((JsonObject) product).get("cost"))))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(new BigDecimal(String.valueOf(cost.get("combined_cost"))));
            assertThat(sum).isEqualByComparingTo(BigDecimal.valueOf(cost.whole("total_duration_seconds", 0)));
        }
    }

    @Test
    void answersErrorsInTheProvidersOneShape() throws IOException {
        try (SimulatedRetell provider = SimulatedRetell.start();
                RetellClient client = new RetellClient(provider)) {
            Answer unknown = client.get("/v2/get-call/call_nobody");
            assertThat(unknown.status()).isEqualTo(422);
            assertThat(unknown.body().members()).containsOnlyKeys("status", "message");
            assertThat(client.send("GET", "/list-voices", null, "wrong").status())
                    .isEqualTo(401);
            assertThat(client.post("/v2/create-phone-call", "{").status()).isEqualTo(400);
            assertThat(client.get("/nothing").status()).isEqualTo(404);
        }
    }

    private SimulatedRetell reporting(CallOutcome outcome, Faults faults) {
        return SimulatedRetell.builder()
                .speed(2_000)
                .mix(OutcomeMix.always(outcome))
                .faults(faults)
                .webhook("http://127.0.0.1:" + receiver.port() + "/webhooks")
                .start();
    }

    private static Answer bind(RetellClient client, String number, String json) throws IOException {
        return client.send("PATCH", "/update-phone-number/" + number.replace("+", "%2B"), json, "key_simulated_retell");
    }

    private static List<JsonObject> list(RetellClient client, String filters) throws IOException {
        return client.post("/v3/list-calls", "{\"filter_criteria\":" + filters + "}").body().list("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private List<String> events() throws IOException {
        return bodies().stream().map(body -> body.text("event")).toList();
    }

    private JsonObject call(String event) throws IOException {
        return bodies().stream()
                .filter(body -> body.text("event").equals(event))
                .findFirst()
                .orElseThrow()
                .at("call");
    }

    private List<JsonObject> calls() throws IOException {
        return bodies().stream().map(body -> body.at("call")).toList();
    }

    private List<JsonObject> bodies() throws IOException {
        List<JsonObject> bodies = new ArrayList<>();
        for (HttpRequest webhook : received) {
            bodies.add(Json.read(webhook.body()));
        }
        return bodies;
    }
}
