package io.voicecrm.sample.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.Secret;
import io.voicecrm.sample.official.OfficialClient.Fact;
import io.voicecrm.stripe.Stripe;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.wire.SimulatedStripe;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code stripe} against our simulator, and our verifier against what it accepts and signs. */
@NeedsOfficialClients
class StripeClientTest {

    private static final Duration TOO_FAR = Duration.ofMinutes(6);

    @Test
    void drivesTheSimulatorFromACustomerToAnInvoice() throws IOException, InterruptedException {
        try (SimulatedStripe simulator = SimulatedStripe.start()) {
            List<Fact> facts = OfficialClient.run(
                    "stripe.mjs", Map.of("BASE_URL", simulator.url(), "API_KEY", simulator.apiKey()));

            assertThat(facts)
                    .extracting(Fact::name)
                    .containsExactly(
                            "makes a customer",
                            "sells a top-up on a page, with a card that is declined and one that works",
                            "makes a meter and prices, and finds them by their keys",
                            "sells a subscription on a page",
                            "counts use, each event once",
                            "bills the fee and the use when the month is over",
                            "issues an invoice once per key, and sees its payment fail",
                            "pages through what there is",
                            "gives money back",
                            "ends the subscription and has been told of everything",
                            "searches for a customer",
                            "is told what does not exist",
                            "is refused with a wrong key");
        }
    }

    @Test
    void acceptsTheSameDeliveriesAsOurVerifierAndSignsAsItExpects() throws IOException, InterruptedException {
        Delivery delivery = delivery();

        List<Fact> facts = OfficialClient.run(
                "stripe-webhook.mjs",
                Map.of(
                        "BODY",
                        new String(delivery.request().body(), StandardCharsets.UTF_8),
                        "SIGNATURE",
                        delivery.signature(),
                        "SECRET",
                        delivery.secret(),
                        "TYPE",
                        "customer.created"));

        assertThat(facts)
                .extracting(Fact::name)
                .containsExactly(
                        "accepts the simulator's signature", "refuses a body that was changed", "signs a body");
        assertThatCode(delivery::verify).doesNotThrowAnyException();
        Delivery signedByThem = delivery.signed(facts.get(2).text("signature"), Instant.now());
        assertThatCode(signedByThem::verify).doesNotThrowAnyException();
    }

    @Test
    void leavesTamperedStaleAndFutureDeliveriesToOurVerifierToRefuse() throws InterruptedException {
        Delivery delivery = delivery();
        Instant receipt = delivery.request().receivedAt();

        assertThatThrownBy(() -> delivery.tampered().verify())
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("no signature is that of the body");
        assertThatThrownBy(() -> delivery.signed(delivery.signature(), receipt.plus(TOO_FAR))
                        .verify())
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("away from the time of receipt");
        assertThatThrownBy(() -> delivery.signed(delivery.signature(), receipt.minus(TOO_FAR))
                        .verify())
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("away from the time of receipt");
    }

    private record Delivery(WebhookRequest request, String secret) {

        String signature() {
            return request.header(SignedWebhooks.STRIPE_HEADER).orElseThrow();
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
            Stripe.builder(Secret.of("sk_test_unused"))
                    .webhookSecrets(List.of(Secret.of(secret)))
                    .build()
                    .webhooks(event -> {})
                    .verifier()
                    .verify(request);
        }

        private static WebhookRequest with(String signature, byte[] body, Instant receivedAt) {
            return WebhookRequest.of(Map.of(SignedWebhooks.STRIPE_HEADER, List.of(signature)), body, receivedAt);
        }
    }

    private static Delivery delivery() throws InterruptedException {
        try (Mailbox mailbox = new Mailbox(Clock.systemUTC());
                SimulatedStripe simulator =
                        SimulatedStripe.builder().webhook(mailbox.url()).start()) {
            simulator.createCustomer("Northwind");
            return new Delivery(mailbox.next(), simulator.webhookSecret());
        }
    }
}
