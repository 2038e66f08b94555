package io.voicecrm.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.simulator.OutcomeMix;
import io.voicecrm.testkit.wire.Faults.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String SECRET = "wsec_for_tests";
    private static final int CALLS = 60;

    private final Queue<HttpRequest> received = new ConcurrentLinkedQueue<>();
    private final LoopbackServer receiver = new LoopbackServer(0, request -> {
        received.add(request);
        return HttpReply.ok(new JsonObject());
    });

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @Test
    void deliversOneSignedWebhookPerCall() throws IOException {
        try (SimulatedElevenLabs provider = reporting(Faults.none());
                Client client = new Client(provider)) {
            dialAll(client);
            await().until(() -> provider.journal().webhooksDelivered() == CALLS);
        }

        assertThat(received).hasSize(CALLS).allSatisfy(webhook -> {
            String signature = String.valueOf(webhook.header(SignedWebhooks.ELEVENLABS_HEADER));
            Instant signedAt = Instant.ofEpochSecond(Long.parseLong(signature.substring(2, signature.indexOf(','))));
            assertThat(signature).isEqualTo(SignedWebhooks.elevenLabsSignature(SECRET, webhook.body(), signedAt));
        });
        assertThat(types()).containsExactlyInAnyOrder("post_call_transcription", "call_initiation_failure");
        assertThat(conversationIds()).hasSize(CALLS);
    }

    @Test
    void namesNeitherUserNorVariablesWhenNobodyPicksUp() throws IOException {
        try (SimulatedElevenLabs provider = SimulatedElevenLabs.builder()
                        .speed(5_000)
                        .mix(OutcomeMix.always(CallOutcome.BUSY))
                        .webhook(receiverUrl(), SECRET)
                        .start();
                Client client = new Client(provider)) {
            client.dial(Fixtures.phone(1));
            await().until(() -> received.size() == 1);
        }

        JsonObject data = bodies().get(0).at("data");
        assertThat(data.members()).containsOnlyKeys("agent_id", "conversation_id", "failure_reason", "metadata");
        assertThat(data.text("failure_reason")).isEqualTo("busy");
        assertThat(data.at("metadata", "body").text("CallStatus")).isEqualTo("busy");
    }

    @Test
    void deliversEveryWebhookTwiceByteForByte() throws IOException {
        Faults faults = Faults.builder().rate(Kind.WEBHOOK_TWICE, 1).build();
        try (SimulatedElevenLabs provider = reporting(faults);
                Client client = new Client(provider)) {
            dialAll(client);
            await().until(() -> received.size() == 2 * CALLS);

            assertThat(provider.journal().injected(Kind.WEBHOOK_TWICE)).isEqualTo(CALLS);
        }
        assertThat(received.stream().map(webhook -> new String(webhook.body(), StandardCharsets.UTF_8)))
                .hasSize(2 * CALLS)
                .doesNotContainNull();
        assertThat(received.stream()
                        .map(webhook -> new String(webhook.body(), StandardCharsets.UTF_8))
                        .distinct())
                .hasSize(CALLS);
    }

    @Test
    void losesTheShareOfWebhooksThatItWasAskedTo() throws IOException {
        Faults faults = Faults.builder()
                .rate(Kind.WEBHOOK_LOST, 0.25)
                .rate(Kind.WEBHOOK_LATE, 0.2)
                .rate(Kind.WEBHOOK_REORDERED, 0.2)
                .build();
        try (SimulatedElevenLabs provider = reporting(faults);
                Client client = new Client(provider)) {
            dialAll(client);
            int lost = provider.journal().injected(Kind.WEBHOOK_LOST);
            await().until(() -> provider.journal().webhooksDelivered() == CALLS - lost);

            assertThat(lost).isBetween(5, 28);
            assertThat(provider.journal().injected(Kind.WEBHOOK_LATE)).isPositive();
            assertThat(provider.journal().injected(Kind.WEBHOOK_REORDERED)).isPositive();
        }
    }

    @Test
    void ringsThePhoneAndHangsUpOnTheCaller() {
        try (SimulatedElevenLabs provider = faulty(Kind.DROP_AFTER_ACCEPT);
                Client client = new Client(provider)) {
            assertThatThrownBy(() -> client.dial(Fixtures.phone(1))).isInstanceOf(IOException.class);

            assertThat(provider.journal().dialRequests()).isEqualTo(1);
            assertThat(provider.journal().dialsTo(Fixtures.phone(1))).isEqualTo(1);
            assertThat(provider.journal().phonesRungTwice()).isEmpty();
        }
    }

    @Test
    void ringsThePhoneAndAnswersBadGateway() throws IOException {
        try (SimulatedElevenLabs provider = faulty(Kind.BAD_GATEWAY_AFTER_ACCEPT);
                Client client = new Client(provider)) {
            assertThat(client.dial(Fixtures.phone(1)).status()).isEqualTo(502);
            assertThat(provider.journal().dialsFor("user-" + Fixtures.phone(1).e164()))
                    .isEqualTo(1);
        }
    }

    @Test
    void ringsNoPhoneWhenItFailsOrRefusesBefore() throws IOException {
        try (SimulatedElevenLabs provider = faulty(Kind.FAIL_BEFORE_ACCEPT);
                Client client = new Client(provider)) {
            assertThat(client.dial(Fixtures.phone(1)).status()).isEqualTo(503);
            provider.inject(Faults.builder().rate(Kind.REFUSE_FOR_CAPACITY, 1).build());
            assertThat(client.dial(Fixtures.phone(1)).status()).isEqualTo(429);

            assertThat(provider.journal().dialRequests()).isEqualTo(2);
            assertThat(provider.journal().dials()).isZero();
        }
    }

    @Test
    void answersSlowlyWhenAskedTo() throws IOException {
        Faults faults = Faults.builder()
                .rate(Kind.SLOW_ANSWER, 1)
                .slowness(Duration.ofMillis(150))
                .build();
        try (SimulatedElevenLabs provider =
                        SimulatedElevenLabs.builder().faults(faults).start();
                Client client = new Client(provider)) {
            long begin = System.nanoTime();
            client.dial(Fixtures.phone(1));

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        }
    }

    @Test
    void tellsWhenAPhoneRangTwice() throws IOException {
        try (SimulatedElevenLabs provider = SimulatedElevenLabs.start();
                Client client = new Client(provider)) {
            client.dial(Fixtures.phone(1));
            client.dial(Fixtures.phone(1));
            client.dial(Fixtures.phone(2));

            assertThat(provider.journal().phonesRungTwice()).containsExactly(Fixtures.phone(1));
            assertThat(provider.journal().usersDialedTwice())
                    .containsExactly("user-" + Fixtures.phone(1).e164());
        }
    }

    @Test
    void strikesTheSameDialsForTheSameSeed() {
        Faults faults = Faults.builder().rate(Kind.DROP_AFTER_ACCEPT, 0.03).build();
        List<Integer> struck = struck(new FaultDice(9, faults));

        assertThat(struck(new FaultDice(9, faults))).isEqualTo(struck);
        assertThat(struck(new FaultDice(10, faults))).isNotEqualTo(struck);
        assertThat(struck).hasSizeBetween(35, 90);
    }

    @Test
    void acceptsNoRateThatIsNoShare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.builder().rate(Kind.WEBHOOK_LOST, 1.5).build())
                .withMessageContaining("WEBHOOK_LOST: 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.builder()
                        .rate(Kind.DROP_AFTER_ACCEPT, 0.6)
                        .rate(Kind.SLOW_ANSWER, 0.6)
                        .build());
    }

    private static List<Integer> struck(FaultDice dice) {
        return IntStream.range(0, 2_000)
                .filter(n -> dice.ofDial(Fixtures.phone(n), 1).isPresent())
                .boxed()
                .toList();
    }

    private SimulatedElevenLabs reporting(Faults faults) {
        return SimulatedElevenLabs.builder()
                .speed(5_000)
                .faults(faults)
                .webhook(receiverUrl(), SECRET)
                .start();
    }

    private String receiverUrl() {
        return "http://127.0.0.1:" + receiver.port() + "/webhooks";
    }

    private static SimulatedElevenLabs faulty(Kind kind) {
        return SimulatedElevenLabs.builder()
                .faults(Faults.builder().rate(kind, 1).build())
                .start();
    }

    private static void dialAll(Client client) throws IOException {
        for (int n = 0; n < CALLS; n++) {
            PhoneNumber to = Fixtures.phone(n);
            assertThat(client.dial(to).status()).isEqualTo(200);
        }
    }

    private List<JsonObject> bodies() throws IOException {
        List<JsonObject> bodies = new java.util.ArrayList<>();
        for (HttpRequest webhook : received) {
            bodies.add(Json.read(webhook.body()));
        }
        return bodies;
    }

    private Set<String> types() throws IOException {
        return bodies().stream().map(body -> body.text("type")).collect(Collectors.toSet());
    }

    private Set<String> conversationIds() throws IOException {
        return bodies().stream()
                .map(body -> body.at("data").text("conversation_id"))
                .collect(Collectors.toSet());
    }
}
