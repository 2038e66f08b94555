package io.voicecrm.sample.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.context.CallContext;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.sample.official.OfficialClient.Fact;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.simulator.OutcomeMix;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code @elevenlabs/elevenlabs-js} against our simulator, and our verifier against what it accepts. */
@NeedsOfficialClients
class ElevenLabsClientTest {

    private static final String SECRET = "wsec_official";

    @Test
    void drivesTheSimulatorFromAnAgentToAKnowledgeBase() throws IOException, InterruptedException {
        try (SimulatedElevenLabs simulator = answering().start()) {
            List<Fact> facts = OfficialClient.run(
                    "elevenlabs.mjs",
                    Map.of(
                            "BASE_URL", simulator.url(),
                            "API_KEY", simulator.apiKey(),
                            "PHONE_NUMBER", simulator.phoneNumber().e164(),
                            "TO", Fixtures.phone(3).e164(),
                            "AND_TO", Fixtures.phone(4).e164(),
                            "AND_NUMBER", Fixtures.phone(77).e164(),
                            "CARRIER_SID", "AC00000000000000000000000000000001"));

            assertThat(facts)
                    .extracting(Fact::name)
                    .containsExactly(
                            "lists voices with their previews",
                            "creates an agent and reads it back",
                            "lists the account's number",
                            "places a call",
                            "reads the conversation with its transcript and analysis",
                            "lists the agent's conversations",
                            "imports a number and binds the agent to it",
                            "calls a batch",
                            "keeps a text, a page and a file, and teaches the agent",
                            "is told what does not exist",
                            "is refused with a wrong key");
        }
    }

    @Test
    void acceptsTheSameDeliveriesAsOurVerifier() throws IOException, InterruptedException {
        WebhookRequest delivered = delivery();

        List<Fact> facts = OfficialClient.run(
                "elevenlabs-webhook.mjs",
                Map.of(
                        "BODY",
                        new String(delivered.body(), StandardCharsets.UTF_8),
                        "SIGNATURE",
                        signature(delivered),
                        "SECRET",
                        SECRET));

        assertThat(facts)
                .extracting(Fact::name)
                .containsExactly("accepts the simulator's signature", "refuses a body that was changed");
        assertThatCode(() -> verify(delivered)).doesNotThrowAnyException();
    }

    @Test
    void leavesTamperedStaleAndFutureDeliveriesToOurVerifierToRefuse() throws InterruptedException {
        WebhookRequest delivered = delivery();
        Duration tooFar = Duration.ofMinutes(31);

        assertThatThrownBy(() -> verify(tampered(delivered)))
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("signature is not that of the body");
        assertThatThrownBy(() -> verify(again(delivered, delivered.body(), tooFar)))
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("away from the time of receipt");
        assertThatThrownBy(() -> verify(again(delivered, delivered.body(), tooFar.negated())))
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("away from the time of receipt");
    }

    private static WebhookRequest delivery() throws InterruptedException {
        try (Mailbox mailbox = new Mailbox(Clock.systemUTC());
                SimulatedElevenLabs simulator =
                        answering().webhook(mailbox.url(), SECRET).start();
                ElevenLabs ours = ElevenLabs.builder(simulator.apiKey())
                        .baseUrl(simulator.url())
                        .build()) {
            CallPlacement placement = ours.calls()
                    .place(new CallRequest(
                            new AttemptId(new UUID(0, 1)),
                            new AgentId(ElevenLabs.ID, simulator.agentId()),
                            simulator.phoneNumber(),
                            Fixtures.phone(4),
                            CallContext.empty()));

            assertThat(placement).isInstanceOf(CallPlacement.Placed.class);
            return mailbox.next();
        }
    }

    private static void verify(WebhookRequest request) {
        try (ElevenLabs ours =
                ElevenLabs.builder("key").webhookSecrets(List.of(SECRET)).build()) {
            ours.webhookVerifier().verify(request);
        }
    }

    private static WebhookRequest tampered(WebhookRequest request) {
        byte[] body = request.body();
        body[body.length - 2] ^= 1;
        return again(request, body, Duration.ZERO);
    }

    private static WebhookRequest again(WebhookRequest request, byte[] body, Duration later) {
        return WebhookRequest.of(
                Map.of(SignedWebhooks.ELEVENLABS_HEADER, List.of(signature(request))),
                body,
                request.receivedAt().plus(later));
    }

    private static String signature(WebhookRequest request) {
        return request.header(SignedWebhooks.ELEVENLABS_HEADER).orElseThrow();
    }

    private static SimulatedElevenLabs.Builder answering() {
        return SimulatedElevenLabs.builder().mix(OutcomeMix.always(CallOutcome.ANSWERED));
    }
}
