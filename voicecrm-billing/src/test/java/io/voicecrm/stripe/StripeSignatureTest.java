package io.voicecrm.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.Secret;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.webhook.VerifiedWebhook;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are Stripe's. */
class StripeSignatureTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final byte[] BODY = "{\"id\":\"evt_test\",\"object\":\"event\"}".getBytes(StandardCharsets.UTF_8);
    private static final String NEWER = "whsec_test_secret";
    private static final String OLDER = "whsec_last_year";

    private final WebhookVerifier verifier = new StripeVerifier(List.of(Secret.of(NEWER), Secret.of(OLDER)), TOLERANCE);

    /** What Stripe's own libraries for Java and for Node.js make of these. */
    @Test
    void trustsWhatStripesOwnLibrariesSign() {
        VerifiedWebhook trusted = verifier.verify(
                with("t=1700000000,v1=8042376f6ca064adbe037642a718227dfd59047137eb49497a54c49eb0cfb724", BODY, NOW));

        assertThat(trusted.request().body()).isEqualTo(BODY);
    }

    @Test
    void trustsEitherSecretWhileOneIsReplacedHereOrThere() {
        String byBoth = SignedWebhooks.stripeSignature(List.of("whsec_of_nobody_here", OLDER), BODY, NOW);

        assertThat(verifier.verify(signed(NEWER)).signedWith())
                .hasSize(8)
                .isNotEqualTo(verifier.verify(signed(OLDER)).signedWith());
        assertThat(verifier.verify(with(byBoth, BODY, NOW)).signedWith())
                .isEqualTo(verifier.verify(signed(OLDER)).signedWith());
    }

    @Test
    void refusesWhatSomebodyElseSignedOrNobody() {
        refuses(signed("whsec_somebody_else"), "no signature is that of the body");
        refuses(WebhookRequest.of(Map.of(), BODY, NOW), "is missing");
    }

    @Test
    void refusesABodyOfWhichOneBitIsAnother() {
        String signature = SignedWebhooks.stripeSignature(List.of(NEWER), BODY, NOW);
        for (int i = 0; i < BODY.length; i++) {
            byte[] changed = BODY.clone();
            changed[i] ^= 1;
            refuses(with(signature, changed, NOW), "no signature is that of the body");
        }
    }

    @Test
    void refusesWhatWasSignedLongAgoOrIsYetToBeSigned() {
        String signature = SignedWebhooks.stripeSignature(List.of(NEWER), BODY, NOW);

        verifier.verify(with(signature, BODY, NOW.plus(TOLERANCE)));
        verifier.verify(with(signature, BODY, NOW.minus(TOLERANCE)));
        refuses(with(signature, BODY, NOW.plus(TOLERANCE).plusSeconds(1)), "away from the time of receipt");
        refuses(with(signature, BODY, NOW.minus(TOLERANCE).minusSeconds(1)), "away from the time of receipt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t",
                "t=",
                "t=abc,v1=00",
                "t=-1,v1=00",
                "t=99999999999999999999,v1=00",
                "v1=00",
                "t=1700000000",
                "t=1700000000,t=1700000001,v1=00",
                "t=1700000000,v0=8042376f6ca064adbe037642a718227dfd59047137eb49497a54c49eb0cfb724",
                "t=1700000000,v1=",
                "t=1700000000,v1=nonsense",
                "t=1700000000,v1=8042376f6ca064adbe037642a718227d",
                "t=1700000000 v1=8042376f6ca064adbe037642a718227dfd59047137eb49497a54c49eb0cfb724"
            })
    void refusesAHeaderThatIsNotOne(String header) {
        refuses(with(header, BODY, NOW), "header Stripe-Signature");
    }

    @Test
    void needsASecret() {
        Stripe.Builder builder = Stripe.builder(Secret.of("sk_test_1"));

        assertThatThrownBy(() -> builder.build().webhooks(event -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("webhookSecrets");
    }

    private void refuses(WebhookRequest request, String why) {
        assertThatThrownBy(() -> verifier.verify(request))
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("whsec");
    }

    private static WebhookRequest signed(String secret) {
        return with(SignedWebhooks.stripeSignature(List.of(secret), BODY, NOW), BODY, NOW);
    }

    private static WebhookRequest with(String signature, byte[] body, Instant receivedAt) {
        return WebhookRequest.of(Map.of(SignedWebhooks.STRIPE_HEADER, List.of(signature)), body, receivedAt);
    }
}
