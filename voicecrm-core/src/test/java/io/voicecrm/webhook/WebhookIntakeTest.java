package io.voicecrm.webhook;

import static io.voicecrm.fixture.People.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.ProviderId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.ScriptedProvider;
import io.voicecrm.fixture.StandingClock;
import io.voicecrm.fixture.Told;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.webhook.CallEventHandler.Result;
import io.voicecrm.webhook.WebhookIntake.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WebhookIntakeTest {

    private final StandingClock clock = new StandingClock();
    private final WebhookInbox inbox = new InMemoryStores().inbox();
    private final ScriptedProvider provider = new ScriptedProvider();
    private final List<CallEvent> handled = new ArrayList<>();
    private final CallEvent event = new Told(
                    new ProviderCallRef(PROVIDER, "call-1"),
                    new AttemptId(new UUID(0, 1)),
                    People.phone(1),
                    clock.instant())
            .ended(CallOutcome.BUSY, 0);
    private Function<List<CallEvent>, Result> handler = events -> {
        handled.addAll(events);
        return Result.HANDLED;
    };
    private final WebhookIntake intake = new WebhookIntake(
            List.of(new WebhookSource(PROVIDER, provider.webhookVerifier(), provider.webhookParser())),
            inbox,
            events -> handler.apply(events),
            clock);

    @Test
    void worksOnADeliveryAfterItWasAccepted() {
        Receipt receipt = intake.accept(PROVIDER, provider.webhook("one", clock.instant(), event));

        assertThat(receipt).isEqualTo(Receipt.ACCEPTED);
        assertThat(handled).isEmpty();
        assertThat(intake.drain(10)).isEqualTo(1);
        assertThat(handled).containsExactly(event);
    }

    @Test
    void handsDeliveriesOfSomethingElseThanCallsToTheirHandler() {
        List<String> bodies = new ArrayList<>();
        WebhookIntake payments = new WebhookIntake(
                List.of(new WebhookSource(PROVIDER, provider.webhookVerifier(), new Payments(bodies))),
                inbox,
                events -> Result.OWNER_UNKNOWN,
                clock);
        WebhookRequest request = provider.webhook("one", clock.instant(), event);

        payments.accept(PROVIDER, request);
        payments.accept(PROVIDER, request);

        assertThat(bodies).isEmpty();
        assertThat(payments.drain(10)).isEqualTo(1);
        assertThat(bodies).containsExactly(new String(request.body(), StandardCharsets.UTF_8));
        assertThat(payments.drain(10)).isZero();
    }

    private record Payments(List<String> bodies) implements WebhookHandler {

        @Override
        public DeliveryKey key(VerifiedWebhook webhook) {
            return DeliveryKey.ofBody(PROVIDER, webhook.request().body());
        }

        @Override
        public void handle(VerifiedWebhook webhook) {
            bodies.add(new String(webhook.request().body(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void worksOnADuplicateOnce() {
        intake.accept(PROVIDER, provider.webhook("one", clock.instant(), event));
        intake.drain(10);

        assertThat(intake.accept(PROVIDER, provider.webhook("one", clock.instant(), event)))
                .isEqualTo(Receipt.DUPLICATE);
        assertThat(intake.drain(10)).isZero();
        assertThat(handled).hasSize(1);
    }

    @Test
    void storesNothingThatItDoesNotTrust() {
        WebhookRequest forged = WebhookRequest.of(Map.of("signature", List.of("bad")), new byte[] {1}, clock.instant());

        assertThatThrownBy(() -> intake.accept(PROVIDER, forged)).isInstanceOf(WebhookRejectedException.class);
        assertThat(intake.drain(10)).isZero();
    }

    @Test
    void rejectsAProviderThatItDoesNotKnow() {
        WebhookRequest request = provider.webhook("one", clock.instant(), event);

        assertThatThrownBy(() -> intake.accept(new ProviderId("other"), request))
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("other");
    }

    @Test
    void triesAgainAfterAFailureWithGrowingPauses() {
        handler = events -> {
            throw new IllegalStateException("the database is down");
        };
        intake.accept(PROVIDER, provider.webhook("one", clock.instant(), event));

        assertThat(intake.drain(10)).isEqualTo(1);
        assertThat(intake.drain(10)).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(intake.drain(10)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(intake.drain(10)).isZero();
        clock.advance(Duration.ofSeconds(1));
        handler = events -> {
            handled.addAll(events);
            return Result.HANDLED;
        };

        assertThat(intake.drain(10)).isEqualTo(1);
        assertThat(handled).containsExactly(event);
    }

    @Test
    void keepsOneBadDeliveryFromHoldingUpTheOthers() {
        CallEvent other =
                new Told(new ProviderCallRef(PROVIDER, "call-2"), null, People.phone(2), clock.instant()).started();
        handler = events -> {
            if (events.contains(event)) {
                throw new IllegalStateException("poison");
            }
            handled.addAll(events);
            return Result.HANDLED;
        };
        intake.accept(PROVIDER, provider.webhook("bad", clock.instant(), event));
        intake.accept(PROVIDER, provider.webhook("good", clock.instant(), other));

        intake.drain(10);

        assertThat(handled).containsExactly(other);
    }

    @Test
    void putsADeliveryAsideThatNobodyOwnsAfterManyTries() {
        handler = events -> Result.OWNER_UNKNOWN;
        intake.accept(PROVIDER, provider.webhook("one", clock.instant(), event));

        int tries = 0;
        for (int i = 0; i < 100; i++) {
            tries += intake.drain(10);
            clock.advance(Duration.ofMinutes(5));
        }

        assertThat(tries).isEqualTo(20);
    }
}
