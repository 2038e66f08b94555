package io.voicecrm.sample.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.context.CallContext;
import io.voicecrm.retell.Retell;
import io.voicecrm.sample.official.OfficialClient.Fact;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.simulator.OutcomeMix;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code retell-sdk} against our simulator, and our verifier against what it accepts and signs. */
@NeedsOfficialClients
class RetellClientTest {

    private static final String KEY = "key_official";

    @Test
    void drivesTheSimulatorFromAnAgentToKnowledge() throws IOException, InterruptedException {
        try (SimulatedRetell simulator = answering().start()) {
            List<Fact> facts = OfficialClient.run(
                    "retell.mjs",
                    Map.of(
                            "BASE_URL", simulator.url(),
                            "API_KEY", simulator.apiKey(),
                            "PHONE_NUMBER", simulator.phoneNumber().e164(),
                            "TO", Fixtures.phone(3).e164(),
                            "BATCH_TO_1", Fixtures.phone(5).e164(),
                            "BATCH_TO_2", Fixtures.phone(6).e164()));

            assertThat(facts)
                    .extracting(Fact::name)
                    .containsExactly(
                            "creates an agent with its language model and reads both back",
                            "binds a number to the agent, buys another one and gives it back",
                            "places a call with the agent of the number",
                            "reads the call with its transcript, price and analysis",
                            "finds the call by what it was tagged with",
                            "has a batch of people called",
                            "keeps knowledge of three kinds, attaches it and deletes it",
                            "lists voices and lines",
                            "is told what does not exist",
                            "is refused with a wrong key");
            assertThat(simulator.journal().phonesRungTwice()).isEmpty();
        }
    }

    @Test
    void acceptsTheSameDeliveriesAsOurVerifierAndSignsOnesThatItAccepts() throws IOException, InterruptedException {
        WebhookRequest delivered = delivery();

        List<Fact> facts = OfficialClient.run(
                "retell-webhook.mjs",
                Map.of(
                        "BODY",
                        new String(delivered.body(), StandardCharsets.UTF_8),
                        "SIGNATURE",
                        signature(delivered),
                        "SECRET",
                        KEY));

        assertThat(facts)
                .extracting(Fact::name)
                .containsExactly(
                        "accepts the simulator's signature", "refuses a body that was changed", "signs the body itself");
        assertThatCode(() -> verify(delivered)).doesNotThrowAnyException();
        String theirs = facts.get(2).text("signature");
        Instant signedAt = Instant.ofEpochMilli(Long.parseLong(theirs.substring(2, theirs.indexOf(','))));
        assertThatCode(() -> verify(request(theirs, delivered.body(), signedAt))).doesNotThrowAnyException();
    }

    @Test
    void leavesTamperedStaleAndFutureDeliveriesToOurVerifierToRefuse() throws InterruptedException {
        WebhookRequest delivered = delivery();
        Duration tooFar = Duration.ofMinutes(6);
        byte[] tampered = delivered.body();
        tampered[tampered.length - 2] ^= 1;

        assertThatThrownBy(() -> verify(again(delivered, tampered, Duration.ZERO)))
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
                SimulatedRetell simulator =
                        answering().apiKey(KEY).webhook(mailbox.url()).start();
                Retell ours = Retell.builder(KEY).baseUrl(simulator.url()).build()) {
            CallPlacement placement = ours.calls()
                    .place(new CallRequest(
                            new AttemptId(new UUID(0, 1)),
                            new AgentId(Retell.ID, simulator.agentId()),
                            simulator.phoneNumber(),
                            Fixtures.phone(4),
                            CallContext.empty()));

            assertThat(placement).isInstanceOf(CallPlacement.Placed.class);
            return mailbox.next();
        }
    }

    private static void verify(WebhookRequest request) {
        try (Retell ours = Retell.builder(KEY).build()) {
            ours.webhookVerifier().verify(request);
        }
    }

    private static WebhookRequest again(WebhookRequest request, byte[] body, Duration later) {
        return request(signature(request), body, request.receivedAt().plus(later));
    }

    private static WebhookRequest request(String signature, byte[] body, Instant receivedAt) {
        return WebhookRequest.of(Map.of(SignedWebhooks.RETELL_HEADER, List.of(signature)), body, receivedAt);
    }

    private static String signature(WebhookRequest request) {
        return request.header(SignedWebhooks.RETELL_HEADER).orElseThrow();
    }

    private static SimulatedRetell.Builder answering() {
        return SimulatedRetell.builder().mix(OutcomeMix.always(CallOutcome.ANSWERED));
    }
}
