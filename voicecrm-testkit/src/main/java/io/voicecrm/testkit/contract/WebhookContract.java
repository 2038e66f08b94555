package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.VerifiedWebhook;
import io.voicecrm.webhook.WebhookParser;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * What every pair of a {@link WebhookVerifier} and a {@link WebhookParser} must do: trust what the provider signed and
 * nothing else, and read it the same way every time. Extend it and answer {@link #subject}.
 */
@NullMarked
public abstract class WebhookContract {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    /** The attempt that the finished call names. */
    protected static final AttemptId ATTEMPT = AttemptId.of("019caf10-3180-7418-bfc9-945a02770b39");

    /** Two secrets are valid while one is being replaced. */
    protected static final String NEWER_SECRET = "secret-of-this-year-0123456789";

    /** The one that is being replaced. */
    protected static final String OLDER_SECRET = "secret-of-last-year-0123456789";

    /** A provider's webhooks. */
    public interface Subject {

        /** Trusts {@link #NEWER_SECRET} and {@link #OLDER_SECRET}. */
        WebhookVerifier verifier();

        /** Reads what was trusted. */
        WebhookParser parser();

        /** The name of the header that carries the signature. */
        String signatureHeader();

        /** The value of that header. */
        String signature(String secret, byte[] body, Instant signedAt);

        /** How far a timestamp may be from the receipt, either way. */
        Duration tolerance();

        /**
         * The body of a webhook with everything that is known of a call that a person answered.
         *
         * @param call the provider's identifier
         */
        String finishedCall(String call, AttemptId attempt);

        /** The body of a webhook of a type that nobody knows yet. */
        String unheardOf(String call);
    }

    /** The subject; asked for anew by every test. */
    protected abstract Subject subject();

    @Test
    void trustsWhatTheProviderSignedWithEitherSecret() {
        String body = subject().finishedCall("call-1", ATTEMPT);

        for (String secret : List.of(NEWER_SECRET, OLDER_SECRET)) {
            WebhookRequest request = signed(secret, body, NOW);
            assertThat(subject().verifier().verify(request).request()).isSameAs(request);
        }
    }

    @Test
    void refusesWhatSomebodyElseSignedOrNobody() {
        String body = subject().finishedCall("call-1", ATTEMPT);

        refuses(signed("secret-of-somebody-else-012345", body, NOW));
        refuses(WebhookRequest.of(Map.of(), bytes(body), NOW));
        refuses(withSignature("", bytes(body), NOW));
        refuses(withSignature("t=,v0=,v=,d=", bytes(body), NOW));
    }

    @Test
    void refusesABodyOfWhichOneBitIsAnother() {
        byte[] body = bytes(subject().finishedCall("call-1", ATTEMPT));
        String signature = subject().signature(NEWER_SECRET, body, NOW);

        for (int i = 0; i < body.length; i += 7) {
            byte[] changed = body.clone();
            changed[i] ^= 1;
            refuses(withSignature(signature, changed, NOW));
        }
    }

    @Test
    void refusesWhatWasSignedLongAgoOrIsYetToBeSigned() {
        byte[] body = bytes(subject().finishedCall("call-1", ATTEMPT));
        String signature = subject().signature(NEWER_SECRET, body, NOW);
        Duration tolerance = subject().tolerance();

        for (Duration near : List.of(tolerance, tolerance.negated())) {
            subject().verifier().verify(withSignature(signature, body, NOW.plus(near)));
        }
        refuses(withSignature(signature, body, NOW.plus(tolerance).plusSeconds(1)));
        refuses(withSignature(signature, body, NOW.minus(tolerance).minusSeconds(1)));
    }

    @Test
    void namesADeliveryTheSameOnEveryRetryAndNoOtherOne() {
        String body = subject().finishedCall("call-1", ATTEMPT);

        DeliveryKey first = subject().parser().key(verified(body, NOW));

        assertThat(subject().parser().key(verified(body, NOW.plusSeconds(30)))).isEqualTo(first);
        assertThat(subject().parser().key(verified(subject().finishedCall("call-2", ATTEMPT), NOW)))
                .isNotEqualTo(first);
        assertThat(subject().parser().key(verified(subject().unheardOf("call-1"), NOW)))
                .isNotEqualTo(first);
    }

    @Test
    void readsAFinishedCallAsAWholeAndTheSameEveryTime() {
        VerifiedWebhook webhook = verified(subject().finishedCall("call-1", ATTEMPT), NOW);

        List<CallEvent> events = subject().parser().parse(webhook);

        assertThat(events).isEqualTo(subject().parser().parse(webhook)).allSatisfy(event -> {
            assertThat(event.call().value()).isEqualTo("call-1");
            assertThat(event.attempt()).isEqualTo(ATTEMPT);
        });
        assertThat(events).filteredOn(CallEvent.Started.class::isInstance).hasSize(1);
        assertThat(events).filteredOn(CallEvent.Analyzed.class::isInstance).hasSize(1);
        assertThat(events)
                .filteredOn(CallEvent.Ended.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(CallEvent.Ended.class, ended -> {
                    assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED);
                    assertThat(ended.talkTime()).isPositive();
                });
    }

    @Test
    void keepsATypeThatNobodyKnowsYet() {
        assertThat(subject().parser().parse(verified(subject().unheardOf("call-1"), NOW)))
                .singleElement()
                .isInstanceOf(CallEvent.Unrecognized.class);
    }

    @Test
    void putsAGenuineBodyAsideThatMakesNoSense() {
        for (String body : List.of("", "{", "null", "[]", "{}", "\u0000")) {
            VerifiedWebhook webhook = verified(body, NOW);

            assertThat(subject().parser().key(webhook))
                    .isEqualTo(subject().parser().key(webhook));
            assertThatThrownBy(() -> subject().parser().parse(webhook))
                    .as(body)
                    .isInstanceOf(MalformedWebhookException.class);
        }
    }

    private VerifiedWebhook verified(String body, Instant at) {
        return subject().verifier().verify(signed(NEWER_SECRET, body, at));
    }

    private WebhookRequest signed(String secret, String body, Instant at) {
        return withSignature(subject().signature(secret, bytes(body), at), bytes(body), at);
    }

    private WebhookRequest withSignature(String signature, byte[] body, Instant receivedAt) {
        return WebhookRequest.of(Map.of(subject().signatureHeader(), List.of(signature)), body, receivedAt);
    }

    private void refuses(WebhookRequest request) {
        assertThatThrownBy(() -> subject().verifier().verify(request))
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageNotContaining("secret-of");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
