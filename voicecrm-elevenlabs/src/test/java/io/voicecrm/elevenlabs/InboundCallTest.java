package io.voicecrm.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Secret;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.context.CallContext;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.voice.InboundAnswer;
import io.voicecrm.voice.InboundCall;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboundCallTest {

    private static final Secret SECRET = Secret.of("what the provider was told to send");
    private static final Secret OLD_SECRET = Secret.of("what it was told before");
    private static final PhoneNumber CALLER = Fixtures.phone(40);

    private final SimulatedElevenLabs server =
            SimulatedElevenLabs.builder().speed(2_000).start();
    private final ElevenLabs provider = ElevenLabs.builder(server.apiKey())
            .baseUrl(server.url())
            .inboundSecrets(List.of(SECRET, OLD_SECRET))
            .build();
    private final InboundCalls inbound = provider.inboundCalls().orElseThrow();
    private final AgentId agent = new AgentId(ElevenLabs.ID, server.agentId());
    private final MockWebServer ours = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        ours.start();
    }

    @AfterEach
    void close() {
        provider.close();
        server.close();
        ours.close();
    }

    @Test
    void tellsTheAgentWhoIsCallingWhileThePhoneStillRings() {
        provider.phoneNumbers().assign(server.phoneNumber(), agent, Set.of(Direction.INBOUND));
        provider.workspace().personalise(agent, true);
        provider.workspace()
                .askAboutInboundCalls(URI.create(ours.url("/inbound").toString()), SECRET);
        AgentOverrides overrides = new AgentOverrides(null, null, "Welcome back, Ann.", null);
        answerWith(new InboundAnswer.Connect(new CallContext(overrides, Map.of("first_name", "Ann"))));

        String conversation = server.receiveCall(CALLER);

        List<CallEvent> events = provider.calls().replay(new ProviderCallRef(ElevenLabs.ID, conversation));
        assertThat(events)
                .filteredOn(CallEvent.Started.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(CallEvent.Started.class, started -> {
                    assertThat(started.direction()).isEqualTo(Direction.INBOUND);
                    assertThat(started.from()).isEqualTo(CALLER);
                    assertThat(started.to()).isEqualTo(server.phoneNumber());
                });
        assertThat(ours.getRequestCount()).isEqualTo(1);
    }

    @Test
    void readsWhoCallsWhom() {
        InboundCall call = inbound.read(question(SECRET.reveal(), """
                {"caller_id":"+12025550140","agent_id":"agent_1","called_number":"+12025550199",
                 "call_sid":"CA1","conversation_id":"conv_1","something_new":true}"""));

        assertThat(call)
                .isEqualTo(new InboundCall(
                        new AgentId(ElevenLabs.ID, "agent_1"),
                        PhoneNumber.of("+12025550140"),
                        PhoneNumber.of("+12025550199"),
                        new ProviderCallRef(ElevenLabs.ID, "conv_1")));
    }

    @Test
    void doesWithoutWhatIsWithheldOrNotYetSaid() {
        InboundCall call = inbound.read(question(SECRET.reveal(), "{\"caller_id\":\"anonymous\"}"));

        assertThat(call).isEqualTo(new InboundCall(null, null, null, null));
    }

    @Test
    void trustsTheSecretBeforeThisOneWhileItIsBeingReplaced() {
        assertThat(inbound.read(question(OLD_SECRET.reveal(), "{}"))).isNotNull();
    }

    @Test
    void refusesAQuestionWithoutOurSecretBeforeReadingIt() {
        assertThatThrownBy(() -> inbound.read(question("guessed", "not even JSON")))
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageNotContaining("guessed");
        assertThatThrownBy(() -> inbound.read(question("", "{}"))).isInstanceOf(WebhookRejectedException.class);
    }

    @Test
    void saysWhenAQuestionIsNotWhatTheProviderDocuments() {
        assertThatThrownBy(() -> inbound.read(question(SECRET.reveal(), "[]")))
                .isInstanceOf(MalformedWebhookException.class);
    }

    @Test
    void leavesOutWhatItCannotKnowToBeAllowed() {
        InboundCall call = new InboundCall(new AgentId(ElevenLabs.ID, "agent_gone"), CALLER, null, null);
        AgentOverrides overrides = new AgentOverrides("es", null, "Hola.", null);

        String answer =
                inbound.answer(call, new InboundAnswer.Connect(new CallContext(overrides, Map.of("name", "Ann"))));

        assertThat(answer)
                .isEqualTo(
                        "{\"type\":\"conversation_initiation_client_data\",\"dynamic_variables\":{\"name\":\"Ann\"}}");
    }

    @Test
    void refusesToTurnACallerAwayOrToAnotherAgentSinceTheProviderHasNoWordsForIt() {
        InboundCall call = new InboundCall(agent, CALLER, null, null);
        AgentId other = new AgentId(ElevenLabs.ID, "agent_other");

        assertThatThrownBy(() -> inbound.answer(call, new InboundAnswer.Reject()))
                .isInstanceOfSatisfying(
                        VoiceProviderException.class,
                        e -> assertThat(e.kind()).isEqualTo(VoiceProviderException.Kind.NOT_SUPPORTED));
        assertThatThrownBy(() -> inbound.answer(call, new InboundAnswer.Connect(CallContext.empty(), null, other)))
                .isInstanceOf(VoiceProviderException.class);
    }

    /** Our side of the webhook, as a host application has it. */
    private void answerWith(InboundAnswer answer) {
        ours.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String secret = request.getHeaders().get(ElevenLabsInboundCalls.HEADER);
                InboundCall call = inbound.read(
                        question(String.valueOf(secret), request.getBody().utf8()));
                return new MockResponse.Builder()
                        .body(inbound.answer(call, answer))
                        .build();
            }
        });
    }

    private static WebhookRequest question(String secret, String json) {
        return WebhookRequest.of(
                Map.of(ElevenLabsInboundCalls.HEADER, List.of(secret)),
                json.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }
}
