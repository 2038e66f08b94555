package io.voicecrm.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.Direction;
import io.voicecrm.context.CallContext;
import io.voicecrm.elevenlabs.ElevenLabsWorkspace.RegisteredWebhook;
import io.voicecrm.elevenlabs.ElevenLabsWorkspace.Webhook;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.voice.AccountStatus;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

    private final SimulatedElevenLabs server =
            SimulatedElevenLabs.builder().speed(2_000).start();
    private final ElevenLabs provider =
            ElevenLabs.builder(server.apiKey()).baseUrl(server.url()).build();
    private final ElevenLabsWorkspace workspace = provider.workspace();
    private final MockWebServer ours = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        ours.start();
        ours.enqueue(new MockResponse.Builder().build());
    }

    @AfterEach
    void close() {
        provider.close();
        server.close();
        ours.close();
    }

    @Test
    void hasResultsSentToUsSignedWithTheSecretThatItHandsOut() throws InterruptedException {
        Webhook webhook = workspace.reportTo("crm", address());

        call();

        RecordedRequest delivery = ours.takeRequest();
        ElevenLabs knowing = ElevenLabs.builder("key")
                .webhookSecrets(List.of(webhook.secret().reveal()))
                .build();
        WebhookRequest request = WebhookRequest.of(
                delivery.getHeaders().toMultimap(),
                delivery.getBody().toByteArray(),
                Clock.systemUTC().instant());
        assertThat(knowing.webhookVerifier().verify(request)).isNotNull();
        knowing.close();
    }

    @Test
    void replacesAWebhookAndKeepsTheOneBeforeUntilItIsRemoved() {
        Webhook first = workspace.reportTo("crm", address());
        Webhook second = workspace.reportTo("crm", address());

        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(workspace.webhooks(true))
                .extracting(RegisteredWebhook::id)
                .containsExactlyInAnyOrder(first.id(), second.id());
        workspace.removeWebhook(first.id());
        workspace.removeWebhook(first.id());
        assertThat(workspace.webhooks(false)).extracting(RegisteredWebhook::id).containsExactly(second.id());
    }

    @Test
    void keepsSecretsOutOfWhatItPrints() {
        Webhook webhook = workspace.reportTo("crm", address());

        assertThat(webhook.toString()).doesNotContain(webhook.secret().reveal());
    }

    @Test
    void tellsWhatIsLeftOfThePlan() {
        call();
        await().until(() -> provider.accountStatus().orElseThrow().callsInProgress() == 0);

        assertThat(provider.accountStatus()).hasValueSatisfying(status -> {
            assertThat(status.plan()).isEqualTo("business");
            assertThat(status.concurrencyLimit()).isEqualTo(30);
            assertThat(status.burstLimit()).isEqualTo(90);
            assertThat(status.credit()).isNotNull();
        });
    }

    @Test
    void goesByTheLimitThatWasAgreedOn() {
        ElevenLabs agreed = ElevenLabs.builder(server.apiKey())
                .baseUrl(server.url())
                .concurrencyLimit(200)
                .build();

        assertThat(agreed.accountStatus())
                .get()
                .extracting(AccountStatus::concurrencyLimit, AccountStatus::burstLimit)
                .containsExactly(200, 300);
        agreed.close();
    }

    @Test
    void countsWhatCallsUsedUp() {
        BigDecimal before = used();
        server.receiveCall(assigned());

        await().until(() -> used().compareTo(before) > 0);
    }

    private PhoneNumber assigned() {
        provider.phoneNumbers()
                .assign(server.phoneNumber(), new AgentId(ElevenLabs.ID, server.agentId()), Set.of(Direction.INBOUND));
        return Fixtures.phone(41);
    }

    private BigDecimal used() {
        AccountStatus.Credit credit = provider.accountStatus().orElseThrow().credit();
        return credit == null ? BigDecimal.ZERO : credit.used();
    }

    private void call() {
        provider.calls()
                .place(new CallRequest(
                        new AttemptId(UUID.randomUUID()),
                        new AgentId(ElevenLabs.ID, server.agentId()),
                        server.phoneNumber(),
                        Fixtures.phone(5),
                        CallContext.empty()));
    }

    private URI address() {
        return URI.create(ours.url("/webhooks/elevenlabs").toString());
    }
}
