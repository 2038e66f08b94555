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

    private static final Duration TOO_FAR = Duration.ofMinutes(31);

    @Test
    void drivesTheSimulatorFromAnAgentToAKnowledgeBase() throws IOException, InterruptedException {
        try (SimulatedRetell simulator = answering().start()) {
            List<Fact> facts = OfficialClient.run(
                    "retell.mjs",
                    Map.of(
                            "BASE_URL", simulator.url(),
                            "API_KEY", simulator.apiKey(),
                            "TO", Fixtures.phone(3).e164(),
                            "AND_TO", Fixtures.phone(4).e164()));

            assertThat(facts)
                    .extracting(Fact::name)
                    .containsExactly(
                            "lists the voices",
                            "creates an agent with its language model",
                            "buys a number and binds the agent to it",
                            "places a call",
                            "reads the call with its transcript, analysis and cost",
                            "reads how many calls the account may have at once",
                            "calls a batch",
                            "makes a knowledge base of a text, a page and a file, and teaches the agent",
                            "is told what does not exist",
                            "is refused with a wrong key");
        }
    }

    @Test
    void acceptsTheSameDeliveriesAsOurVerifierAndSignsAsItExpects() throws IOException, InterruptedException {
        Delivery delivery = delivery();

        List<Fact> facts = OfficialClient.run(
                "retell-webhook.mjs",
                Map.of(
                        "BODY", new String(delivery.request().body(), StandardCharsets.UTF_8),
                        "SIGNATURE", delivery.signature(),
                        "SECRET", delivery.secret()));

        assertThat(facts)
                .extracting(Fact::name)
                .containsExactly(
                        "accepts the simulator's signature", "refuses a body that was changed", "signs a body");
        assertThatCode(() -> delivery.verify()).doesNotThrowAnyException();
        Delivery signedByThem = delivery.signed(facts.get(2).text("signature"), Instant.now());
        assertThatCode(() -> signedByThem.verify()).doesNotThrowAnyException();
    }

    @Test
    void leavesTamperedStaleAndFutureDeliveriesToOurVerifierToRefuse() throws InterruptedException {
        Delivery delivery = delivery();
        Instant receipt = delivery.request().receivedAt();

        assertThatThrownBy(() -> delivery.tampered().verify())
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("signature is not that of the body");
        assertThatThrownBy(() -> delivery.signed(delivery.signature(), receipt.plus(TOO_FAR))
                        .verify())
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("away from the time of receipt");
        assertThatThrownBy(() -> delivery.signed(delivery.signature(), receipt.minus(TOO_FAR))
                        .verify())
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("away from the time of receipt");
    }

    /** A webhook, and the key that it was signed with: Retell signs with the key of the API. */
    private record Delivery(WebhookRequest request, String secret) {

        String signature() {
            return request.header(SignedWebhooks.RETELL_HEADER).orElseThrow();
        }

        Delivery signed(String signature, Instant receivedAt) {
            return new Delivery(with(signature, request.body(), receivedAt), secret);
        }

        Delivery tampered() {
            byte[] body = request.body();
            body[body.length - 2] ^= 1;
            return new Delivery(with(signature(), body, request.receivedAt()), secret);
        }

        void verify() {
            try (Retell ours = Retell.builder(secret).build()) {
                ours.webhookVerifier().verify(request);
            }
        }

        private static WebhookRequest with(String signature, byte[] body, Instant receivedAt) {
            return WebhookRequest.of(Map.of(SignedWebhooks.RETELL_HEADER, List.of(signature)), body, receivedAt);
        }
    }

    private static Delivery delivery() throws InterruptedException {
        try (Mailbox mailbox = new Mailbox(Clock.systemUTC());
                SimulatedRetell simulator = answering().webhook(mailbox.url()).start();
                Retell ours = Retell.builder(simulator.apiKey())
                        .baseUrl(simulator.url())
                        .build()) {
            CallPlacement placement = ours.calls()
                    .place(new CallRequest(
                            new AttemptId(new UUID(0, 1)),
                            new AgentId(Retell.ID, simulator.agentId()),
                            simulator.phoneNumber(),
                            Fixtures.phone(5),
                            CallContext.empty()));

            assertThat(placement).isInstanceOf(CallPlacement.Placed.class);
            return new Delivery(mailbox.next(), simulator.apiKey());
        }
    }

    private static SimulatedRetell.Builder answering() {
        return SimulatedRetell.builder().mix(OutcomeMix.always(CallOutcome.ANSWERED));
    }
}
