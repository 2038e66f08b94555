package io.voicecrm.sample.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Secret;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.sample.official.OfficialClient.Fact;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.simulator.OutcomeMix;
import io.voicecrm.testkit.wire.SimulatedTwilio;
import io.voicecrm.twilio.Twilio;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code twilio} against our simulator, and our verifier against what it accepts and signs. */
@NeedsOfficialClients
class TwilioClientTest {

    @Test
    void drivesTheSimulatorFromASearchToAText() throws IOException, InterruptedException {
        try (Mailbox mailbox = new Mailbox(Clock.systemUTC());
                SimulatedTwilio simulator = answering()) {
            assertThat(buy(simulator, mailbox))
                    .extracting(Fact::name)
                    .containsExactly(
                            "finds numbers of an area",
                            "buys a number",
                            "cannot buy it again",
                            "lists and changes it",
                            "places a call and sees it end",
                            "sends a text and sees what became of it",
                            "is told what does not exist",
                            "is refused with a wrong token");
        }
    }

    @Test
    void acceptsTheSameDeliveriesAsOurVerifierAndSignsAsItExpects() throws IOException, InterruptedException {
        try (Mailbox mailbox = new Mailbox(Clock.systemUTC());
                SimulatedTwilio simulator = answering()) {
            WebhookRequest delivered = missedCall(simulator, mailbox);
            String body = new String(delivered.body(), StandardCharsets.UTF_8);

            List<Fact> facts = OfficialClient.run(
                    "twilio-webhook.mjs",
                    Map.of(
                            "URL", mailbox.url(),
                            "BODY", body,
                            "SIGNATURE", signature(delivered),
                            "AUTH_TOKEN", simulator.authToken()));

            assertThat(facts)
                    .extracting(Fact::name)
                    .containsExactly(
                            "accepts the simulator's signature", "refuses a form that was changed", "signs a form");
            assertThatCode(() -> verify(simulator, mailbox, delivered)).doesNotThrowAnyException();
            WebhookRequest signedByThem = with(facts.get(2).text("signature"), delivered, body);
            assertThatCode(() -> verify(simulator, mailbox, signedByThem)).doesNotThrowAnyException();
        }
    }

    @Test
    void leavesTamperedDeliveriesToOurVerifierToRefuse() throws IOException, InterruptedException {
        try (Mailbox mailbox = new Mailbox(Clock.systemUTC());
                SimulatedTwilio simulator = answering()) {
            WebhookRequest delivered = missedCall(simulator, mailbox);
            String body = new String(delivered.body(), StandardCharsets.UTF_8);

            WebhookRequest tampered = with(signature(delivered), delivered, body.replace("no-answer", "completed"));

            assertThatThrownBy(() -> verify(simulator, mailbox, tampered))
                    .isInstanceOf(WebhookRejectedException.class)
                    .hasMessageContaining("the signature is not that of");
        }
    }

    /** What the number's status callback gets when a person calls and gives up. */
    private static WebhookRequest missedCall(SimulatedTwilio simulator, Mailbox mailbox)
            throws IOException, InterruptedException {
        PhoneNumber number = PhoneNumber.of(buy(simulator, mailbox).get(1).text("number"));
        assertThat(simulator.missedCallIn(Fixtures.phone(6), number)).isTrue();
        WebhookRequest delivered = mailbox.next();
        while (!new String(delivered.body(), StandardCharsets.UTF_8).contains("no-answer")) {
            delivered = mailbox.next();
        }
        return delivered;
    }

    private static List<Fact> buy(SimulatedTwilio simulator, Mailbox mailbox) throws IOException, InterruptedException {
        return OfficialClient.run(
                "twilio.mjs",
                Map.of(
                        "BASE_URL", simulator.url(),
                        "ACCOUNT_SID", simulator.accountSid(),
                        "AUTH_TOKEN", simulator.authToken(),
                        "VOICE_URL", mailbox.url() + "voice",
                        "STATUS_URL", mailbox.url(),
                        "TO", Fixtures.phone(3).e164()));
    }

    private static void verify(SimulatedTwilio simulator, Mailbox mailbox, WebhookRequest request) {
        Twilio.builder(simulator.accountSid(), Secret.of(simulator.authToken()))
                .webhooks(URI.create(mailbox.url()))
                .build()
                .callStatus()
                .verifier()
                .verify(request);
    }

    private static WebhookRequest with(String signature, WebhookRequest request, String body) {
        return WebhookRequest.of(
                Map.of(SignedWebhooks.TWILIO_HEADER, List.of(signature)),
                body.getBytes(StandardCharsets.UTF_8),
                request.receivedAt());
    }

    private static String signature(WebhookRequest request) {
        return request.header(SignedWebhooks.TWILIO_HEADER).orElseThrow();
    }

    private static SimulatedTwilio answering() {
        return SimulatedTwilio.builder()
                .mix(OutcomeMix.always(CallOutcome.ANSWERED))
                .start();
    }
}
