package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.VerifiedWebhook;
import io.voicecrm.webhook.WebhookHandler;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookHandler} must do with what its provider signed. Extend it and answer {@link #open}. */
@NullMarked
public abstract class WebhookHandlerContract extends SubjectContract<WebhookHandlerContract.Subject> {

    /** A handler, and what it told. */
    public interface Subject extends Opened {

        /** Trusts what {@link #deliveries} and {@link #signed} give. */
        WebhookVerifier verifier();

        /** The handler under test. */
        WebhookHandler handler();

        /** At least two different deliveries, as the provider sends them, signed anew each time this is asked. */
        List<WebhookRequest> deliveries();

        /** A body of any kind, signed by the provider. */
        WebhookRequest signed(String body);

        /** Names of what the handler told so far. */
        Set<String> told();
    }

    @Test
    void namesADeliveryTheSameOnEveryRetryAndNoOtherOne() {
        List<DeliveryKey> first = keys();
        List<DeliveryKey> retried = keys();

        assertThat(first).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(retried).isEqualTo(first);
    }

    @Test
    void tellsNothingNewWhenADeliveryComesAgain() {
        handleAll();
        Set<String> told = subject().told();

        handleAll();

        assertThat(told).isNotEmpty();
        assertThat(subject().told()).isEqualTo(told);
    }

    @Test
    void putsAGenuineBodyAsideThatMakesNoSense() {
        for (String body : List.of("", "{", "null", "[]", "{}", "\u0000")) {
            VerifiedWebhook webhook = subject().verifier().verify(subject().signed(body));

            assertThat(subject().handler().key(webhook))
                    .isEqualTo(subject().handler().key(webhook));
            assertThatThrownBy(() -> subject().handler().handle(webhook))
                    .as(body)
                    .isInstanceOf(MalformedWebhookException.class);
        }
        assertThat(subject().told()).isEmpty();
    }

    private List<DeliveryKey> keys() {
        return subject().deliveries().stream()
                .map(delivery -> subject().handler().key(subject().verifier().verify(delivery)))
                .toList();
    }

    private void handleAll() {
        subject()
                .deliveries()
                .forEach(delivery ->
                        subject().handler().handle(subject().verifier().verify(delivery)));
    }
}
